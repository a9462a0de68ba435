"""What nobody foresaw is kept without the words of any record."""

from fivefold_link.running.surprises import keep_surprise


def test_where_it_happened_is_kept_and_no_message():
    try:
        try:
            int("MARY 999 000 0018")
        except ValueError as first:
            raise RuntimeError("for MARY") from first
    except RuntimeError as surprise:
        kept = keep_surprise(surprise)
    text = kept.read_text()
    kept.unlink()
    assert "MARY" not in text
    assert [line.split()[0] for line in text.splitlines() if "left out" in line] == [
        "builtins.RuntimeError",
        "builtins.ValueError",
    ]
    assert "test_surprises.py" in text
