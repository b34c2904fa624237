"""From what people send (an issue's form, a mail, a row of a table) to a file of the catalogue, or a change of one."""
