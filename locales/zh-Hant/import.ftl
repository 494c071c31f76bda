import-table = 表格
