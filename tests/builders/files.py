"""Small invented files for tests: tables as text and workbooks."""

import csv
import io

import openpyxl

FINGERTIPS = (
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to Regions (statistical) value or percentiles",
    "Time period Sortable", "New data", "Compared to goal", "Time period range",
)  # fmt: skip

_USUAL = {
    "Indicator ID": "93085", "Indicator Name": "Smoking at time of delivery", "Parent Code": "E12000002",
    "Parent Name": "North West", "Area Code": "E08000009", "Area Name": "Trafford", "Area Type": "Counties and UAs",
    "Sex": "Female", "Age": "All ages", "Time period": "2023/24", "Value": "5.1", "Lower CI 95.0 limit": "4.2",
    "Upper CI 95.0 limit": "6.2", "Count": "112", "Denominator": "2196", "Time period Sortable": "20230000",
    "Compared to England value or percentiles": "Better",
    "Compared to Regions (statistical) value or percentiles": "Similar", "Recent Trend": "No significant change",
}  # fmt: skip

LOCAL = (
    "Indicator", "Area code", "Area name", "Period", "Value", "Unit", "Lower 95% limit", "Upper 95% limit", "Count",
    "Denominator", "Sex", "Age", "Good direction", "Source", "Note",
)  # fmt: skip

_LOCAL_USUAL = {
    "Indicator": "Seen by the Baby Hub", "Area code": "E08000009", "Area name": "Trafford", "Period": "2023/24",
    "Value": 31.4, "Unit": "%", "Good direction": "high", "Source": "Baby Hub, March 2026",
}  # fmt: skip


def a_csv(*rows, encoding="utf-8", delimiter=","):
    """Rows as CSV bytes."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def a_fingertips_csv(*changes, without=(), columns=FINGERTIPS):
    """A Fingertips download with one row for each set of changes to a usual row."""
    kept = [column for column in columns if column not in without]
    rows = [[{**_USUAL, **change}.get(column, "") for column in kept] for change in changes or [{}]]
    return a_csv(kept, *rows)


def a_workbook(*rows, title="Sheet1"):
    """Rows as the bytes of an Excel workbook; a text that begins with = becomes a formula."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_local_workbook(*changes, without=()):
    """Our template for local indicators, filled."""
    kept = [column for column in LOCAL if column not in without]
    rows = [[{**_LOCAL_USUAL, **change}.get(column) for column in kept] for change in changes or [{}]]
    return a_workbook(kept, *rows, title="Indicators")
