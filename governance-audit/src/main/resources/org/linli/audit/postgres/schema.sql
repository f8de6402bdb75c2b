-- The tables of one journal, version 2. ${schema} stands for the name of its schema.

-- One row: which journal, and how these tables are to be read.
CREATE TABLE ${schema}.journal (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    version integer NOT NULL,
    id text NOT NULL
);
-- How many records each subject has, sequenced or not. Whoever appends locks the rows of all the subjects that were read.
CREATE TABLE ${schema}.subject (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    seq bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 80);
-- What has been appended and has no position yet. Nobody reads it but the sequencer, and nothing stays here for long.
CREATE SEQUENCE ${schema}.append_number;
CREATE TABLE ${schema}.arrival (
    append bigint NOT NULL,
    ordinal integer NOT NULL,
    subject bigint NOT NULL,
    seq bigint NOT NULL,
    envelope bytea NOT NULL,
    leaf bytea NOT NULL,
    PRIMARY KEY (append, ordinal)
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);
-- The journal: envelopes in canonical form as they are hashed, and their leaf hashes.
CREATE TABLE ${schema}.record (
    position bigint PRIMARY KEY,
    subject bigint NOT NULL,
    seq bigint NOT NULL,
    envelope bytea NOT NULL,
    leaf bytea NOT NULL,
    UNIQUE (subject, seq)
);
-- The finished nodes of the tree from level 8 on; what is below is made of at most 256 leaves.
CREATE TABLE ${schema}.node (
    level smallint NOT NULL,
    number bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (level, number)
);
-- The keys of holders, each named "holder processing"; and a row for each holder, which erasures lock. They are made by the server, so that
-- they stand in no statement. A restriction retires a key: values from that position on have another one of the same name.
CREATE TABLE ${schema}.key (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    holder text COLLATE "C" NOT NULL,
    secret bytea NOT NULL,
    until bigint
);
CREATE UNIQUE INDEX key_in_use ON ${schema}.key (holder) WHERE until IS NULL;
CREATE INDEX key_by_holder ON ${schema}.key (holder);
-- Personal values, encrypted under the key of their holder.
CREATE TABLE ${schema}.sealed (
    subject bigint NOT NULL,
    seq bigint NOT NULL,
    slot smallint NOT NULL,
    key bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (subject, seq, slot)
);
CREATE INDEX sealed_by_key ON ${schema}.sealed (key);
-- Where in the journal erasures stand, by what they reach: "holder", "holder processing" or "holder #position", in records before a position.
CREATE TABLE ${schema}.erasure (
    holder text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    before bigint NOT NULL,
    PRIMARY KEY (holder, position)
);
-- What is revealed for one purpose only, by names "holder !processing", as restrictions in the journal say.
CREATE TABLE ${schema}.restriction (
    name text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    purpose text NOT NULL,
    PRIMARY KEY (name, position)
);
-- What hosts have put down in transactions of their own, to be carried over.
CREATE TABLE ${schema}.outbox (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    topic text NOT NULL,
    occurred bigint NOT NULL,
    body bytea NOT NULL,
    refusal text
);
