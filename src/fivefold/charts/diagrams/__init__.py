"""The toolkit's diagrams, redrawn by code from content and local wording: each in a wide and a tall layout.

| module | class | picture |
|---|---|---|
| `who_helps` | `WhoHelps` | the people around one child |
| `being_becoming` | `BeingBecoming` | how a child is now, and what grows |
| `nurturing_care` | `NurturingCare` | five components around a child |
| `five_levels` | `FiveLevels` | nested levels, risks and protection beside them |
| `ages` | `Vignettes`, `Scenarios` | children on an age timeline |
| `pressures` | `PressuresAndCapabilities` | what to reduce, what to build |
| `continuum` | `Continuum` | kinds of support and what is here |
| `needs` | `Needs` | five need groups |
| `nest` | `Nest` | values and principles of NEST / NYTH |
| `conditions` | `Conditions` | what a whole-system approach stands on |

`.svg(tall=True)` is for phones; `.scene()` is what `fivefold.publishing.slides` turns into native shapes.
"""
