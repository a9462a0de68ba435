"""The whole system in the workspace: what joins the strands, and how partners look at it together."""
