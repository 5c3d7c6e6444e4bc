"""The board: stages as columns, elements as rows, a real item view for each cell on screen."""
