"""Names, dates, postcodes and NHS numbers, brought to one form."""
