#!/usr/bin/env python3
"""Writes the fixtures of the repository as first inputs to found/<target>."""

import pathlib

here = pathlib.Path(__file__).parent
data = here.parent / "tests" / "data"
LIMIT = 6_000

DATES = """2024-05-01
2024-05-01T23:59:59+08:00
1/2/2024
13/2/2024
2/13/2024 3:04 PM
31.12.24
113/05/01
1130501
民國113年5月1日
2024年5月1日 下午 3:04
1月5日2024
5 Jan 2024
January 5, 2024
Mon, 05 May 2025 10:00:00 GMT
45413.5
1714521600
1714521600000
２０２４／０５／０１
2024-05
113/05
2024年5月
May 2024
2024-05-01 ~ 2024-05-31
2024-W18"""

AMOUNTS = """12.50
-12
12-
(1,234.50)
NT$1,200
US$ 3.5
1.234,56 €
1'234.50
1 234,50
１２３．５
￥500
500元
TWD 1,200.00
1.234
1e5
5%
-$1,234,567.8901
999999999999.9999"""

MEMBERS = """會員編號,Email,手機,LINE ID,姓名,渠道
M001,amy@example.com,0912-345-678,amy_line,王小美,網站
m001,AMY@EXAMPLE.COM,+886912345678,@amy,王小美,門市
M002,,912345678,,李大同,
,bob@example.com,(02) 2345-6789#12,U0123456789abcdef0123456789abcdef,,
合計,,,,,"""

SPEND = """month,channel,spend
2024-05,Google,"NT$12,000"
2024-06,Google,13000
113/07,臉書,900
2024-05-01 ~ 2024-05-07,LINE,-30
May 2024,,5
Total,,25000"""


def write(target, number, data, knobs=b"00000000"):
    folder = here / "found" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed-{number:02}").write_bytes(knobs + data)


files = sorted(data.glob("bad/*.csv")) + sorted(data.glob("presets/*.csv"))
texts = [file.read_bytes()[:LIMIT] for file in files]
texts.append((data / "cohorts24.csv").read_bytes()[:1_000])
for number, text in enumerate(texts):
    write("whole", number, text)
    write("schema", number, text)
    write("encodings", number, text, b"")
    decoded = text.decode("utf-8", "replace")
    write("encodings", 40 + number, decoded.encode("utf-16-le"), b"")
    write("encodings", 80 + number, decoded.encode("big5", "replace"), b"")
    write("delimited", number, text)
for number, knobs in enumerate([b"00000000", b"@10?0120", b"00105020", b"00201030", b"04700040"]):
    rows = (
        "customer,date,amount,id,status,refunded,currency\n"
        'A,2025-01-02,10,1,paid,,TWD\n"B ""b""",2025/1/3,"1,200",2,已取消,3,USD\n'
        "A,2025-01-04,-4,1,refunded,,\r\n\r\n合計,,1206,,,,\nC,2025-01-05,5,3\n\"open,1\nD,2025-01-06,6,4,,1,\n"
    )
    write("delimited", 40 + number, rows.encode(), knobs)
    write("dates", number, DATES.encode(), knobs)
    write("amounts", number, AMOUNTS.encode(), knobs)
    write("people", number, MEMBERS.encode(), knobs)
    write("spend", number, SPEND.encode(), knobs)
for number, text in enumerate([MEMBERS, SPEND]):
    write("whole", 60 + number, text.encode())
    write("schema", 60 + number, text.encode())
