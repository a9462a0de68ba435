"""The record of a session as files: a document and a workbook."""
