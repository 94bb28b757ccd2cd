"""Uploads as strangers send them: with places, authors, scripts and names inside. Made here; no file is committed."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

SECRET = "Sekar Rahasia Wulandari"
"""Stands in every hidden corner; must be nowhere afterwards."""


def upload(value: bytes, name: str = "ktp-sekar.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, value)


def photo(size: tuple[int, int] = (640, 480), *, form: str = "JPEG", orientation: int = 6) -> bytes:
    """A photo as a phone makes it: place, device, author, time, XMP, a comment, and a film hung behind."""
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (0, 0, size[0] // 2, size[1] // 2))  # blue top left, so that turning can be seen
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET
    exif[0x010F] = SECRET
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 59.0, 30.0), 3: "E", 4: (110.0, 25.0, 12.0)})
    target = io.BytesIO()
    more: dict[str, object] = {"exif": exif}
    if form == "JPEG":
        more |= {"comment": SECRET.encode(), "quality": 95, "xmp": f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()}
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET)
        text.add_itxt("XML:com.adobe.xmp", SECRET)
        more["pnginfo"] = text
    if form == "WEBP":
        more["xmp"] = SECRET.encode()
    picture.save(target, form, **more)
    return target.getvalue() + (SECRET.encode() if form == "JPEG" else b"")


def paper() -> bytes:
    """A PDF with properties, XMP, scripts, an attached file, an author's note, a photo, and a form that sends itself away."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    content = DecodedStreamObject()
    content.set_data(b"BT /F1 12 Tf 20 200 Td (Kwitansi pungutan) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(content)
    picture = DecodedStreamObject()
    picture.set_data(photo((32, 32)))
    picture.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image"), NameObject("/Filter"): NameObject("/DCTDecode"),
    })  # fmt: skip
    resources = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/Im1"): writer._add_object(picture)})}
    )
    page[NameObject("/Resources")] = resources
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Word"): TextStringObject(SECRET)})
    page[NameObject("/AA")] = _action("/JavaScript", "/JS", f"app.alert('{SECRET}')")
    writer.add_annotation(0, Text(text="Lihat di sini", rect=(20, 20, 40, 40), title_bar=SECRET))
    link = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Link"),
        NameObject("/Rect"): ArrayObject(), NameObject("/A"): _action("/Launch", "/F", f"C:\\Users\\{SECRET}\\a.exe"),
    })  # fmt: skip
    page[NameObject("/Annots")].append(writer._add_object(link))
    writer.add_metadata({"/Author": SECRET, "/Title": SECRET})
    xmp = DecodedStreamObject()
    xmp.set_data(SECRET.encode())
    writer._root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    writer.add_attachment("ktp.txt", SECRET.encode())
    script = _action("/JavaScript", "/JS", f"app.alert('{SECRET}')")
    writer._root_object[NameObject("/OpenAction")] = script
    named = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), script])})
    writer._root_object["/Names"][NameObject("/JavaScript")] = named
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({
        NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): TextStringObject(SECRET),
    })  # fmt: skip
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue() + SECRET.encode()


def _action(kind: str, name: str, value: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind), NameObject(name): TextStringObject(value)})


def zipped(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = SECRET.encode()
        for name, value in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 26, 10, 0, 0)), value, stored)
    return target.getvalue()


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def letter(**more: bytes | str) -> bytes:
    """A Word document with author, comments, tracked changes, people, a template's path and a photo."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Override PartName="/word/document.xml" ContentType="{main}"/><Override PartName="/docProps/core.xml" ContentType="core"/>'
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p w:rsidR="00AB12CD"><w:r><w:t>Isi surat</w:t></w:r>'
        f'<w:ins w:id="1" w:author="{SECRET}" w:date="2025-03-26T10:00:00Z"><w:r><w:t>tambahan author="tetap"</w:t></w:r></w:ins></w:p></w:body></w:document>'
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES.format(types),
        "_rels/.rels": RELATIONS.format(
            '<Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="x/core-properties" Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": f"<cp:coreProperties><dc:creator>{SECRET}</dc:creator></cp:coreProperties>",
        "docProps/app.xml": f"<Properties><Company>{SECRET}</Company></Properties>",
        "docProps/thumbnail.jpeg": photo(),
        "word/document.xml": document,
        "word/comments.xml": f"<w:comments><w:comment w:id='0' w:author='{SECRET}' w:initials='{SECRET}'><w:t>Catatan</w:t></w:comment></w:comments>",
        "word/people.xml": f'<w15:people><w15:person w15:author="{SECRET}"/></w15:people>',
        "word/settings.xml": '<w:settings><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>',
        "word/_rels/settings.xml.rels": RELATIONS.format(
            f'<Relationship Id="rId1" Type="x/attachedTemplate" Target="file:///C:/Users/{SECRET}/Normal.dotm" TargetMode="External"/>'
        ),
        "word/_rels/document.xml.rels": RELATIONS.format(
            '<Relationship Id="rId7" Type="x/hyperlink" Target="https://example.id/" TargetMode="External"/>'
            '<Relationship Id="rId8" Type="x/people" Target="people.xml"/>'
        ),
        "word/media/image1.jpeg": photo((64, 48)),
    }
    return zipped({**parts, **more})


def sheet() -> bytes:
    """An Excel workbook with the path where it lay, authors of comments and people."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return zipped(
        {
            "[Content_Types].xml": TYPES.format(f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>'),
            "_rels/.rels": RELATIONS.format(
                '<Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": f'<workbook><x15ac:absPath url="C:\\Users\\{SECRET}\\"/><fileSharing userName="{SECRET}"/><sheets/></workbook>',
            "xl/comments1.xml": f"<comments><authors><author>{SECRET}</author></authors><t>Selisih</t></comments>",
            "xl/persons/person.xml": f'<personList><person displayName="{SECRET}" userId="{SECRET}"/></personList>',
            "docProps/core.xml": f"<dc:creator>{SECRET}</dc:creator>",
        }
    )


def open_letter() -> bytes:
    """An OpenDocument text with author, changes, a note and a thumbnail."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<office:document-content><text:p>Isi surat</text:p>"
            f"<office:annotation><dc:creator>{SECRET}</dc:creator><dc:date>2025-03-26T10:00:00</dc:date>Catatan</office:annotation></office:document-content>",
            "meta.xml": f"<office:meta><meta:initial-creator>{SECRET}</meta:initial-creator></office:meta>",
            "settings.xml": f'<config:config-item config:name="PrinterName">{SECRET}</config:config-item>',
            "Thumbnails/thumbnail.png": photo(form="PNG"),
            "META-INF/manifest.xml": '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        }
    )
