"""An invented release, taken in through the door that people use, and the two keys that it is signed with."""

from pathlib import Path

from fivefold.late import Late
from fivefold_web.config.demo.made_release import CHECKER, PREPARER, secret
from fivefold_web.need.actions import releases as actions

signing, keys = Late("fivefold.release.signing"), Late("fivefold.risk.public_keys")
RELEASE = Path(__file__).with_name("release.zip")
ORGANISATION = "Tideway secure data service (fictional)"
VOUCHED = "Ariel Lead compared the fingerprint on the telephone (invented)"


def take_in_release(lead):
    """Trust the two keys of the demonstration and take its release in."""
    for name, hand in ((PREPARER, "prepares"), (CHECKER, "checks")):
        actions.trust(
            partnership=lead.partnership,
            name=name,
            organisation=ORGANISATION,
            key=keys.read_public_key(signing.key_text(secret(hand).public_key())),
            vouched=VOUCHED,
            by=lead,
        )
    actions.take_in(
        partnership=lead.partnership, content=RELEASE.read_bytes(), filename="invented-release.zip", by=lead
    )
