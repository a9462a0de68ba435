"""Invented answers to "What would help babies and young children here?", by the theme that a person would put them under."""

ANSWERS = {
    "waiting": [
        "Waiting lists are far too long", "Families wait months for an appointment", "Long waits for speech therapy",
        "Nobody tells parents how long the wait will be", "Waiting times get worse every year",
        "Six months waiting for a first appointment", "The waiting list for parent-infant work is closed",
        "Appointments come too late after a long wait", "Referral, then waiting, then another waiting list",
        "We wait until things are bad before an appointment is offered", "Shorter waits for perinatal appointments",
        "Support while families are on a waiting list", "Waiting for assessment is hard on parents",
        "Wait times differ from town to town", "Cancelled appointments mean waiting again",
    ],
    "fathers": [
        "Dads are left out of visits", "Fathers never get invited to groups", "A group for dads on Saturdays",
        "Ask the father how he is as well", "Dads want to be asked too", "Nothing for young fathers in the evening",
        "Letters are addressed to mum, never to dad", "Include dads from pregnancy on",
        "Fathers feel like visitors on the ward", "Dads need their own peer support", "Grandads and dads as carers count",
        "New fathers can be depressed and no one asks", "Dad groups at the weekend", "Fathers at antenatal classes",
        "Train staff to talk with fathers",
    ],
    "housing": [
        "Damp and cold homes", "Families in temporary housing move again and again", "Mould in the baby's bedroom",
        "One room in a hostel is no place for a baby", "Overcrowded housing makes sleep impossible",
        "Landlords ignore damp and mould", "Rent is too high so families move", "A safe warm home first",
        "Temporary housing far from family", "Housing officers should know about babies", "Cold damp flats make babies ill",
        "No space to play in crowded homes", "Moving house breaks ties with the nursery",
        "Better housing for families with babies", "Mould, damp and stairs without a lift",
    ],
    "play": [
        "Parks with toilets and swings for toddlers", "Free stay and play in every village", "The playground is broken",
        "Somewhere dry to play in winter", "More outdoor play at nursery", "Toddlers need parks near home",
        "Playgroups closed and did not come back", "Messy play sessions for babies", "A playground that feels safe",
        "Green space and parks to walk with a pram", "Play is how children learn about feelings",
        "Stay and play groups run by parents", "Swings for babies in the park", "Toy library so children can play at home",
        "Play streets in summer",
    ],
    "staff": [
        "Staff turnover is high in nurseries", "Health visitors have too many families each",
        "Nursery staff are paid too little", "Train all staff in infant mental health",
        "More health visitors please", "Supervision for nursery staff", "Staff leave because of pay",
        "Caseloads of health visitors are huge", "Training for midwives about bonding", "New staff never stay long",
        "Reflective supervision for health visitors", "Pay early years staff properly",
        "Agency staff do not know the children", "Joint training for midwives and nursery staff",
        "Vacancies for health visitors stay open for a year",
    ],
    "information": [
        "Information is hard to find online", "One website with all the services", "Leaflets nobody can read",
        "Information in other languages than English", "Parents do not know which services exist",
        "A clear website that is kept up to date", "Translate leaflets into Polish and Arabic",
        "Easy read information for parents", "An app with local services", "Nobody knows where to find information",
        "Interpreters and translated leaflets", "The website of the council is confusing",
        "Plain language in every leaflet", "A list of services on one page", "Information when a baby is born",
    ],
    "sharing": [
        "Parents tell their story again and again", "Services do not share records",
        "Midwives and health visitors use different records", "Tell the story once, not five times",
        "Records do not follow the child when a family moves", "GPs do not share what they know",
        "Share records between nursery and health", "Nobody reads the notes, so parents repeat their story",
        "Different systems that do not share data", "Sharing consent forms is a muddle",
        "Telling our story over and over is tiring", "One shared record for each child",
        "Notes get lost between hospital and GP", "Professionals share too little with each other",
        "Parents should hold the shared record",
    ],
    "money": [
        "Money worries keep parents awake", "Nappies and formula cost too much", "Food banks run out of baby formula",
        "Bus fares cost more than we can pay", "Childcare costs more than my wage", "Help with benefits and debt",
        "The cost of childcare stops mums from working", "Debt advice at the children's centre",
        "Poverty makes everything harder", "Free formula and nappies in an emergency", "Benefits take weeks to come",
        "Heating costs or food, not both", "Money advice for new parents", "Free bus fares to the clinic",
        "Low wages and debt put pressure on families",
    ],
}  # fmt: skip


def labelled():
    """{key: text} and {key: theme}."""
    pairs = [(f"{theme}-{n}", text, theme) for theme, some in ANSWERS.items() for n, text in enumerate(some)]
    return {key: text for key, text, _theme in pairs}, {key: theme for key, _text, theme in pairs}
