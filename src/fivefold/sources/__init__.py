"""Reading of official files, spreadsheets and Open Referral UK: files in, plain facts and sentences out."""
