"""Each sentence once, for pages, reports, feeds and exports: numbers, dates, money, kinds, reasons."""
