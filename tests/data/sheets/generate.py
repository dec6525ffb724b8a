"""Makes the workbooks of this folder: python3 generate.py (openpyxl 3.1.5).

Everything is fixed, the time in the properties too; only the container's own
times differ from run to run.
"""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
WHEN = dt.datetime(2025, 1, 1)


def save(book, name, change=None):
    """Saves a workbook; `change` may rewrite its parts."""
    book.properties.creator = "tests"
    book.properties.created = book.properties.modified = WHEN
    memory = io.BytesIO()
    book.save(memory)
    parts = zipfile.ZipFile(memory)
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            text = parts.read(part)
            if change:
                text = change(part, text)
            out.writestr(part, text)


def epoch_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["customer", "date", "amount"])
    sheet.append(["a", dt.date(2024, 1, 2), 10])
    sheet.append(["b", dt.datetime(2024, 2, 29, 6, 30), 20.5])
    save(book, "epoch_1904.xlsx")


def formulas():
    """openpyxl writes no results: they are put in by hand, as Excel would."""
    results = {
        "D2": ("", "<v>31.200000000000003</v>"),
        "D3": (' t="str"', "<v>ok &amp; done</v>"),
        "D4": (' t="e"', "<v>#DIV/0!</v>"),
        "D5": (' t="b"', "<v>1</v>"),
        "D6": ("", ""),
    }
    book = Workbook()
    sheet = book.active
    sheet.append(["id", "price", "count", "total"])
    for row in range(2, 7):
        sheet.append([row, 10.4, 3, f"=B{row}*C{row}"])

    def change(part, text):
        if part != "xl/worksheets/sheet1.xml":
            return text
        text = text.decode()
        for place, (kind, value) in results.items():
            text = re.sub(
                rf'<c r="{place}"( s="\d+")?><f>(.*?)</f><v ?/?>(</v>)?</c>',
                lambda m: f'<c r="{place}"{kind}><f>{m[2]}</f>{value}</c>',
                text,
            )
        return text.encode()

    save(book, "formulas.xlsx", change)


def merged():
    """A title, a line about the period, heads of two rows, groups of rows."""
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "訂單明細 2024"
    sheet.merge_cells("A1:E1")
    sheet["A2"], sheet["B2"] = "期間", "全年"
    sheet.append([])
    for place, text in {
        "A4": "顧客", "B4": "日期", "C4": "金額", "E4": "備註",
        "C5": "應付", "D5": "實付",
    }.items():
        sheet[place] = text
    for merge in ["A4:A5", "B4:B5", "C4:D4", "E4:E5"]:
        sheet.merge_cells(merge)
    sheet.append(["王小明", dt.date(2024, 5, 1), 1200, 1000, "首購"])
    sheet.append([None, dt.date(2024, 5, 2), 300, 300, None])
    sheet.merge_cells("A6:A7")
    save(book, "merged.xlsx")


def several():
    """Sheets of every visibility, one of them with other names, and a chart's."""
    book = Workbook()
    sheet = book.active
    sheet.title = "訂單"
    sheet.append(["訂單編號", "金額"])
    sheet.append(["0001", 100])
    hidden = book.create_sheet("會員 & \"隱藏\"")
    hidden.sheet_state = "hidden"
    hidden["B3"] = "deep"
    book.create_chartsheet("圖表")
    very = book.create_sheet("very")
    very.sheet_state = "veryHidden"
    book.create_sheet("empty")
    save(book, "several.xlsx")


def rich():
    """Rich text, inline texts, texts with everything that CSV must quote."""
    book = Workbook()
    sheet = book.active
    bold = InlineFont(b=True)
    sheet.append(["text", "value"])
    sheet.append([CellRichText("half ", TextBlock(bold, "bold"), " 字"), 1])
    sheet.append(["a,b \"quoted\"\nsecond line", 2])
    sheet.append([" =1+1 ", True])
    sheet["A5"] = "=1+1"
    sheet["A5"].data_type = "s"
    sheet["B5"] = False

    def change(part, text):
        if part != "xl/worksheets/sheet1.xml":
            return text
        inline = '<c r="A6" t="inlineStr"><is><r><t>in</t></r><r><t>line 行</t></r></is></c>'
        return text.replace(b"</sheetData>", f'<row r="6">{inline}</row></sheetData>'.encode())

    save(book, "rich.xlsx", change)


def formats():
    """One moment in every way of showing it, and numbers that are no dates."""
    book = Workbook()
    sheet = book.active
    moment = 45413.75
    shown = [
        "yyyy-mm-dd", "d/m/yy", 'yyyy"年"m"月"d"日"', "[$-404]e/m/d", "mmm d, yyyy",
        "[Red]yyyy/mm/dd;@", "h:mm AM/PM", "[h]:mm:ss", '0 "days"', "#,##0.00", "0%",
        '"NT$"#,##0_);[Red]("NT$"#,##0)', "General", "@",
    ]
    for row, form in enumerate(shown, 1):
        sheet.cell(row, 1, form)
        sheet.cell(row, 2, moment).number_format = form
    save(book, "formats.xlsx")


if __name__ == "__main__":
    for make in [epoch_1904, formulas, merged, several, rich, formats]:
        make()
