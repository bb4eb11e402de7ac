"""A slide with nine boxes and the example's notes as PPTX, written by hand: what LibreOffice converts."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MM = 36_000
_NOTES = (
    "Фермы и обжарщик", "Служба доставки", "Арендодатель", "Приготовление напитков", "Подбор зёрен под вкус",
    "Точка у метро", "Команда бариста", "Кофе за две минуты по пути на работу", "Зёрна недели домой",
    "Тихое место для встреч и учёбы", "Помним заказ по имени", "Клуб гостей", "Точка продаж", "Бот предзаказа",
    "Офисы рядом", "Жители квартала", "Студенты", "Аренда", "Оплата труда", "Напитки", "Подписка на зёрна",
)  # fmt: skip


def write_pptx(path: Path) -> Path:
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _rels(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f'<p:presentation xmlns:p="{_MAIN}" xmlns:r="{_DOC}"><p:sldMasterIdLst>'
            '<p:sldMasterId id="2147483648" r:id="rId2"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId1"/>'
            f'</p:sldIdLst><p:sldSz cx="{297 * _MM}" cy="{210 * _MM}"/><p:notesSz cx="100" cy="100"/></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": _rels(
            ("rId1", "slide", "slides/slide1.xml"), ("rId2", "slideMaster", "slideMasters/slideMaster1.xml")
        ),
        "ppt/slides/slide1.xml": _slide(),
        "ppt/slides/_rels/slide1.xml.rels": _rels(("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")),
        "ppt/slideLayouts/slideLayout1.xml": f'<p:sldLayout xmlns:p="{_MAIN}">{_tree("")}</p:sldLayout>',
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _rels(
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f'<p:sldMaster xmlns:p="{_MAIN}" xmlns:r="{_DOC}">{_tree("")}<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" '
            'tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
            'accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" '
            'r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(
            ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")
        ),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return path


def _types() -> str:
    kinds = {
        "/ppt/presentation.xml": "presentation.main",
        "/ppt/slides/slide1.xml": "slide",
        "/ppt/slideLayouts/slideLayout1.xml": "slideLayout",
        "/ppt/slideMasters/slideMaster1.xml": "slideMaster",
    }
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    listed = "".join(f'<Override PartName="{n}" ContentType="{kind}.{k}+xml"/>' for n, k in kinds.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _rels(*targets: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{one}" Type="{_DOC}/{kind}" Target="{target}"/>' for one, kind, target in targets
    )
    return f'<Relationships xmlns="{_REL}">{listed}</Relationships>'


def _tree(shapes: str) -> str:
    return (
        f'<p:cSld xmlns:a="{_DRAW}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
    )


def _slide() -> str:
    blocks = [
        (0, 0, 2, 2), (2, 0, 2, 1), (2, 1, 2, 1), (4, 0, 2, 2), (6, 0, 2, 1), (6, 1, 2, 1), (8, 0, 2, 2),
        (0, 2, 5, 1), (5, 2, 5, 1),
    ]  # fmt: skip
    shapes = [_box(x * 27.7 + 10, y * 55 + 25, w * 27.7, h * 55, "", "FFFFFF") for x, y, w, h in blocks]
    for place, text in enumerate(_NOTES):
        x, y, _, _ = blocks[place % 9]
        shapes.append(_box(x * 27.7 + 13, y * 55 + 35 + place // 9 * 16, 48, 13, text, "DFEAFF"))
    numbered = "".join(shape.replace("NUMBER", str(number)) for number, shape in enumerate(shapes, 2))
    return f'<p:sld xmlns:p="{_MAIN}">{_tree(numbered)}</p:sld>'


def _box(x: float, y: float, width: float, height: float, text: str, fill: str) -> str:
    place = f'<a:off x="{int(x * _MM)}" y="{int(y * _MM)}"/><a:ext cx="{int(width * _MM)}" cy="{int(height * _MM)}"/>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="NUMBER" name="box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{fill}"/></a:solidFill><a:ln w="7600"><a:solidFill><a:srgbClr val="1B2430"/></a:solidFill>'
        '</a:ln></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="ru-RU" sz="1200"/>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
