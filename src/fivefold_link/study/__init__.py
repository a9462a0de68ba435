"""Who shares what for which purpose: the one file that an analyst writes."""
