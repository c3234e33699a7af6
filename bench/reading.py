"""Characters a second of the reader of each format, beside decoding the bytes of the same file in the same run."""

from __future__ import annotations

from bench.corpus import shared, text_of
from bench.stages import timed

MEGABYTE = 1_000_000


def main() -> None:
    """Print a line for each format; plain text, Markdown and HTML are made of one law, repeated to a megabyte."""
    from lexcheck.reading import read_bytes

    law = text_of("pk-penal-code-1860").read_text(encoding="utf-8")
    text = (law * (MEGABYTE // len(law) + 1))[:MEGABYTE]
    marked = "\n".join(f"**{line[:4]}**{line[4:]}" if index % 3 == 0 else line for index, line in enumerate(text.split("\n")))
    rows = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    files = {
        "text.txt": text.encode(),
        "text-cp1252.txt": text.encode("cp1252", errors="replace"),
        "text.md": marked.encode(),
        "text.html": f"<html><body>{rows}</body></html>".encode(),
        "I-2.5.xml": shared("corpus", "statute_book", "eng", "I-2.5.xml").read_bytes(),
        "bill.pdf": shared("corpus", "laws", "bb-som-2016", "bill.pdf").read_bytes(),
    }
    for name, data in files.items():
        bare, _ = timed(lambda data=data: data.decode("utf-8", errors="replace"))  # type: ignore[misc]
        took, source = timed(lambda data=data, name=name: read_bytes(data, name))  # type: ignore[misc]
        print(
            f"{name:<16} {len(source.text):9,} characters  {took:6.3f} s  {len(source.text) / took:13,.0f} characters a second  "
            f"{took / max(bare, 1e-9):8.0f} x decoding"
        )
    source = read_bytes(files["text.md"], "text.md")
    took, _ = timed(lambda: [source.place(offset) for offset in range(0, len(source.text), 10_000)])
    print(f"Source.place: {took / (len(source.text) // 10_000) * 1e6:.0f} microseconds in a text of a megabyte")


if __name__ == "__main__":
    main()
