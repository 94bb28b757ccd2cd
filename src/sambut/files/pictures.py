"""Pictures are drawn anew: what is seen stays, everything else goes (place, device, time, thumbnail, names, hidden tails)."""

import io

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from sambut.files.recognising import JPEG, PNG, WEBP
from sambut.files.shapes import Cleaned
from sambut.kernel.refusals import Refused

MOST_PIXELS = 50_000_000
LONGEST_SIDE, SMALL_SIDE = 2560, 480
FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}


def clean_picture(value: bytes, media_type: str) -> Cleaned:
    """JPEG stays JPEG; PNG and WebP become WebP. At most 2560 pixels long, upright, in sRGB."""
    with _opened(value, media_type) as source:
        picture = _drawn(source)
    kept = JPEG if media_type == JPEG else WEBP
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Cleaned(_encoded(picture, kept), kept, *picture.size, small=_encoded(small, WEBP))


def _opened(value: bytes, media_type: str) -> Image.Image:
    try:
        source = Image.open(io.BytesIO(value), formats=[FORMATS[media_type]])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("file.take.broken") from error
    if source.width * source.height > MOST_PIXELS:
        raise Refused("file.take.bomb")
    return source


def _drawn(source: Image.Image) -> Image.Image:
    try:
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decodes smaller at once; others ignore it
        source.load()
        picture = _in_srgb(ImageOps.exif_transpose(source))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise Refused("file.take.broken") from error
    bare = Image.new(picture.mode, picture.size)  # a canvas of our own: nothing can travel in `info`
    bare.paste(picture)
    return bare


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return made or picture.convert(mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile only means slightly other colours
    return picture.convert(mode)


def _encoded(picture: Image.Image, media_type: str) -> bytes:
    target = io.BytesIO()
    if media_type == JPEG:
        picture.convert("RGB").save(target, "JPEG", quality=85, optimize=True, progressive=True)
    else:
        picture.save(target, "WEBP", quality=85, method=4)
    return target.getvalue()
