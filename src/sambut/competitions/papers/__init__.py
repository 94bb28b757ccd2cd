"""What remains of a contest: certificates, the press sheet, the book, its list as open data, reasons as a paper.

Facts come from rows that stand; a paper is set from them by Typst (`*.typ` beside this file) and kept byte for byte.
"""
