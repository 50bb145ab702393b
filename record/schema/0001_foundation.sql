-- The foundation: operations, series, sources with their documents, observations with their evidence, decisions.
-- Nothing here is ever updated or deleted: what is entered stays, and an operation that takes another back is one more.

CREATE TABLE operation (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    at INTEGER NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
    who TEXT NOT NULL,
    verb TEXT NOT NULL CHECK (verb <> ''),
    what TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER REFERENCES operation (number) CHECK (undoes < number),
    sources INTEGER NOT NULL CHECK (sources >= 0),
    observations INTEGER NOT NULL CHECK (observations >= 0),
    decisions INTEGER NOT NULL CHECK (decisions >= 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64) -- over its content and the hash of the operation before
) STRICT;

CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE series (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    key TEXT NOT NULL CHECK (key <> ''),
    unit TEXT NOT NULL CHECK (unit <> ''),
    nature TEXT NOT NULL CHECK (nature IN ('level', 'flow', 'cumulative', 'change', 'ratio')),
    UNIQUE (key, unit, nature)
) STRICT;

CREATE TABLE document (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), -- of the text
    bytes INTEGER NOT NULL CHECK (bytes >= 0), -- of the text
    content BLOB NOT NULL -- the text in UTF-8, compressed with zstd
) STRICT;

CREATE TABLE source (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    id TEXT NOT NULL CHECK (id <> ''),
    operation INTEGER NOT NULL REFERENCES operation (number) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('document', 'feed')),
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    note TEXT NOT NULL,
    file TEXT NOT NULL, -- the name it was read from
    published TEXT NOT NULL, -- a period
    bytes INTEGER NOT NULL CHECK (bytes >= 0), -- of the file
    sha256 TEXT NOT NULL, -- of the file
    document INTEGER REFERENCES document (number),
    updates INTEGER REFERENCES source (number) CHECK (updates < number), -- the version before, of the same id
    CHECK ((kind = 'feed') = (document IS NULL)),
    CHECK (length(sha256) = CASE kind WHEN 'feed' THEN 0 ELSE 64 END)
) STRICT;

CREATE INDEX source_id ON source (id);

CREATE TABLE observation (
    number INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (number) DEFERRABLE INITIALLY DEFERRED,
    series INTEGER NOT NULL REFERENCES series (number),
    source INTEGER NOT NULL REFERENCES source (number),
    kind TEXT NOT NULL CHECK (kind IN ('actual', 'estimate', 'guidance', 'target')),
    period TEXT NOT NULL CHECK (period <> ''),
    earliest INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest >= earliest),
    amount TEXT NOT NULL CHECK (amount <> ''),
    note TEXT NOT NULL,
    id TEXT NOT NULL CHECK (length(id) = 64) -- without an index, which would make imports a quarter slower
) STRICT;

CREATE INDEX observation_series ON observation (series, earliest);

CREATE TABLE evidence (
    observation INTEGER PRIMARY KEY REFERENCES observation (number),
    quote TEXT NOT NULL CHECK (quote <> ''),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0), -- in the text of the observation's source
    end_byte INTEGER NOT NULL CHECK (end_byte > start_byte), -- behind the last one
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL
) STRICT;

-- What a person decided about what is recorded, and why.
CREATE TABLE decision (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    operation INTEGER NOT NULL REFERENCES operation (number) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('revise', 'retract', 'prefer', 'rule')),
    observation INTEGER REFERENCES observation (number), -- that it is about
    revision INTEGER REFERENCES observation (number) CHECK (revision > observation), -- that stands in its place
    rule TEXT NOT NULL,
    because TEXT NOT NULL CHECK (because <> ''),
    CHECK ((kind = 'rule') = (observation IS NULL)),
    CHECK ((kind = 'revise') = (revision IS NOT NULL)),
    CHECK ((kind = 'rule') = (rule <> ''))
) STRICT;

CREATE TRIGGER operation_follows BEFORE INSERT ON operation
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM operation)
    OR NEW.at < (SELECT at FROM operation ORDER BY number DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'an operation follows the last one, and time never runs backwards'); END;

-- REPLACE deletes without asking the triggers on DELETE, so what would be replaced is refused as it comes.
CREATE TRIGGER series_insert BEFORE INSERT ON series
WHEN NEW.number <= (SELECT max(number) FROM series)
    OR EXISTS (SELECT 1 FROM series WHERE key = NEW.key AND unit = NEW.unit AND nature = NEW.nature)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER document_insert BEFORE INSERT ON document
WHEN NEW.number <= (SELECT max(number) FROM document) OR EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER source_insert BEFORE INSERT ON source
WHEN NEW.number <= (SELECT max(number) FROM source)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER observation_insert BEFORE INSERT ON observation
WHEN NEW.number <= (SELECT max(number) FROM observation)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER evidence_insert BEFORE INSERT ON evidence
WHEN NEW.observation <= (SELECT max(observation) FROM evidence)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;
CREATE TRIGGER decision_insert BEFORE INSERT ON decision
WHEN NEW.number <= (SELECT max(number) FROM decision)
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever replaced'); END;

CREATE TRIGGER operation_update BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER operation_delete BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER series_update BEFORE UPDATE ON series
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER series_delete BEFORE DELETE ON series
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER document_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER document_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER source_update BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER source_delete BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER observation_update BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER observation_delete BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER evidence_update BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER evidence_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
CREATE TRIGGER decision_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever changed'); END;
CREATE TRIGGER decision_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'nothing recorded is ever deleted'); END;
