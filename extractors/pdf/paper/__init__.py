"""How a page lies on its paper: turned, on its side, several to a sheet or one over several, with marks behind it."""
