import-table = Table
