"""Cards: actions as blocks of labelled lines, without a grid. They are made the forms that they could be set as."""
