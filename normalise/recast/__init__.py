"""Tables that don't give an action a row under one header, recast so that they do: forms, and rows above or beneath."""
