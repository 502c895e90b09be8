"""The state's tables in PostgreSQL, as `agents.store.database` has them in SQLite."""

# One script per schema version, numbered as SQLite's; a new version is appended, none
# is edited. The first says what SQLite's three first say together. COLLATE "C" sorts
# byte by byte, as SQLite does, whatever the server's language; `kept` is written as
# SQLite's CURRENT_TIMESTAMP; a rowid rises with time.
_SORTED = 'TEXT COLLATE "C"'
_KEPT = (
    "kept TEXT NOT NULL"
    " DEFAULT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'),"
    " rowid BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE"
)
MIGRATIONS = {
    3: f"""
    CREATE TABLE candidates (id {_SORTED} PRIMARY KEY, noun TEXT NOT NULL, {_KEPT});
    CREATE TABLE nouns (
        run {_SORTED}, shelf {_SORTED}, key {_SORTED}, noun TEXT NOT NULL,
        PRIMARY KEY (run, shelf, key)
    );
    CREATE TABLE readings (
        source {_SORTED} PRIMARY KEY, run TEXT NOT NULL, noun TEXT NOT NULL
    );
    CREATE TABLE runs (
        id {_SORTED} PRIMARY KEY, inputs TEXT NOT NULL, number INTEGER NOT NULL,
        begun {_SORTED} NOT NULL, finished INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX runs_inputs ON runs (inputs, number);
    CREATE TABLE journal (
        key {_SORTED} PRIMARY KEY, step TEXT NOT NULL, story TEXT NOT NULL,
        sample INTEGER NOT NULL, reply TEXT NOT NULL, {_KEPT}
    );
    CREATE TABLE capabilities (key {_SORTED} PRIMARY KEY, json TEXT NOT NULL);
    CREATE TABLE health (
        source {_SORTED}, "window" {_SORTED}, read TEXT NOT NULL, report TEXT NOT NULL,
        PRIMARY KEY (source, "window")
    );
    """,
    4: f"""
    CREATE TABLE texts (address {_SORTED} PRIMARY KEY, noun TEXT NOT NULL, {_KEPT});
    """,
    5: f"""
    ALTER TABLE candidates ADD COLUMN day {_SORTED} NOT NULL DEFAULT '';
    UPDATE candidates SET day = coalesce(to_char(
        (noun::json->>'published')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD'), '');
    CREATE INDEX candidates_day ON candidates (day);
    """,  # noqa: S608  # our own words
}
NEWEST = max(MIGRATIONS)
