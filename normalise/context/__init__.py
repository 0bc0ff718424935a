"""Where tables stand in their document: plan, section, title, period."""
