"""The words that tests are written in: a_place(), a_member(), and what each strand adds in its own file."""
