"""Other programs' files: tables of text in any encoding become typed rows; nothing here knows a workbook."""
