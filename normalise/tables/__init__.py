"""Tables as read: cleaned, their header and columns known, and whether they hold actions."""
