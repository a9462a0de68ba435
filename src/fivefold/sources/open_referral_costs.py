"""What a service of Open Referral UK costs: `fees` and `cost_options` as words and as "free or not", and back."""

from fivefold.services.offer import Offer
from fivefold.sources.open_referral_parts import Record, line, number, parts, put
from fivefold.sources.service_words import name_based_id

_FREE_WORDS = {"free", "free of charge", "no charge", "no cost", "no fee", "free to use", "free service"}
_FREE = "Free"


def read_cost(record: Record) -> str:
    """Fees and each price in words; a price that says no more than "free" is left to `read_free`."""
    said = [line(record.get("fees")), *(_price(option) for option in parts(record, "cost_options"))]
    return "; ".join(dict.fromkeys(words for words in said if words))


def _price(option: Record) -> str:
    amount, name = number(option.get("amount")), line(option.get("option"))
    rest = line(option.get("amount_description"))
    if amount is None:
        return " ".join(words for words in (name, rest) if words)
    if amount == 0:
        name = "" if name.casefold() in _FREE_WORDS else name
        words = ": ".join(one for one in (name, "free") if one)
        return f"{words} {rest}".strip() if name or rest else ""
    money = f"£{amount:,.2f}".removesuffix(".00")
    return f"{f'{name}: ' if name else ''}{money} {rest}".strip()


def read_free(record: Record) -> bool | None:
    """Free where every price is 0 or the fees say so; not free where every price is above; else nobody said."""
    amounts = [number(option.get("amount")) for option in parts(record, "cost_options")]
    known = [amount for amount in amounts if amount is not None]
    if known:
        return True if not any(known) else False if all(known) else None
    fees = line(record.get("fees")).casefold().rstrip(".!")
    return True if fees in _FREE_WORDS else None


def write_cost(record: Record, offer: Offer, was: Offer | None) -> None:
    """New words stand in `fees` and take the place of the prices that they describe."""
    if was is None or offer.cost != was.cost:
        put(record, "fees", offer.cost)
        record.pop("cost_options", None)
    if offer.free and not parts(record, "cost_options"):
        record["cost_options"] = [{"id": name_based_id(offer.id, "free"), "option": _FREE, "amount": 0}]
    elif not offer.free and [option.get("option") for option in parts(record, "cost_options")] == [_FREE]:
        record.pop("cost_options")
