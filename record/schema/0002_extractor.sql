-- What made the text of a document out of its file: a program and its version, such as "pdftotext 22.12.0". Documents
-- whose file is their text have no row here.

CREATE TABLE extraction (
    source INTEGER PRIMARY KEY REFERENCES source (number),
    extractor TEXT NOT NULL CHECK (extractor <> '')
) STRICT;

CREATE TRIGGER extraction_insert BEFORE INSERT ON extraction
WHEN NEW.source <= (SELECT max(source) FROM extraction)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER extraction_update BEFORE UPDATE ON extraction
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER extraction_delete BEFORE DELETE ON extraction
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
