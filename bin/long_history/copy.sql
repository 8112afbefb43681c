-- One copy, so many times some weeks back: other words, other days, other names. Rows stay in the
-- order in which days brought them.
CREATE OR REPLACE TEMP TABLE exchanged AS
SELECT former.rank, others.word, others.stem
FROM vocabulary AS former
JOIN vocabulary AS others
    ON others.rank = former.first
        + (former.rank - former.first + if(former.first = 0, 0, getvariable('age') * 37))
        % former.width;

CREATE OR REPLACE TEMP TABLE other_texts AS
WITH said AS (
    SELECT texts.text, string_agg(word, ' ' ORDER BY place) AS other
    FROM texts JOIN exchanged USING (rank) GROUP BY ALL
),

stemmed AS (
    SELECT
        text, list(stem ORDER BY stem) AS stems, list(stem ORDER BY -len(word), word) AS rare,
        bit_or(CASE WHEN stem % 126 < 63 THEN 1::BIGINT << (stem % 63)::BIGINT ELSE 0 END)
            AS low_bits,
        bit_or(CASE WHEN stem % 126 >= 63 THEN 1::BIGINT << (stem % 63)::BIGINT ELSE 0 END)
            AS high_bits,
        bit_or(
            CASE WHEN stem // 126 % 126 < 63 THEN 1::BIGINT << (stem // 126 % 63)::BIGINT ELSE 0 END
        ) AS other_low_bits,
        bit_or(
            CASE WHEN stem // 126 % 126 >= 63 THEN 1::BIGINT << (stem // 126 % 63)::BIGINT ELSE 0 END
        ) AS other_high_bits
    FROM (SELECT DISTINCT text, word, stem FROM texts JOIN exchanged USING (rank))
    GROUP BY ALL
)

SELECT
    text, other, stems, low_bits, high_bits, other_low_bits, other_high_bits,
    if(len(rare) < 4, [], rare[:len(rare) - ceil(0.85 * len(rare))::INTEGER + 1]) AS rare
FROM said
JOIN stemmed USING (text);

INSERT INTO store.pages BY NAME
SELECT * REPLACE (
    former_id(page_id) AS page_id, former_id(url) AS url, former_id(digest) AS digest,
    former_day(fetched_at) AS fetched_at, md5_number_lower(former_id(url)) AS address_key
)
FROM base_pages;

INSERT INTO store.fetches BY NAME
SELECT * REPLACE (
    former_id(page_id) AS page_id, former_day(fetched_at) AS fetched_at,
    md5_number_lower(former_id(page_id)) AS page_key
)
FROM base_fetches;

INSERT INTO store.articles BY NAME
SELECT * REPLACE (
    former_id(article_id) AS article_id, former_id(page_id) AS page_id, former_id(url) AS url,
    former_id(address) AS address, former_day(published) AS published,
    former_day(fetched_at) AS fetched_at, md5_number_lower(former_id(article_id)) AS article_key,
    md5_number_lower(former_id(page_id)) AS page_key,
    md5_number_lower(former_id(address)) AS address_key
)
FROM base_articles;

INSERT INTO store.claims BY NAME
SELECT base_claims.* REPLACE (
    former_id(claim_id) AS claim_id, former_id(article_id) AS article_id, other AS text,
    other AS sentence, former_said(said) AS said,
    md5_number_lower(former_id(claim_id)) AS claim_key,
    md5_number_lower(former_id(article_id)) AS article_key
)
FROM base_claims
JOIN other_texts USING (text)
ORDER BY base_claims.rowid;

INSERT INTO store.positions BY NAME
SELECT * REPLACE (
    former_id(claim_id) AS claim_id, md5_number_lower(former_id(claim_id)) AS claim_key
)
FROM base_positions;

INSERT INTO store.attestations BY NAME
SELECT md5_number_lower(former_id(article_id)) AS article_key, speaker, organisation
FROM base_attestations;

INSERT INTO store.claim_keys BY NAME
SELECT keys.* REPLACE (
    former_id(keys.claim_id) AS claim_id, former_id(circle) AS circle,
    former_id(keys.article_id) AS article_id,
    md5_number_lower(former_id(keys.article_id)) AS article_key,
    former_key(topic, circle) AS circle_key, former_key(topic, wording_id) AS wording_key,
    former_key(topic, utterance_id) AS utterance_key,
    former_id(wording_id) AS wording_id,
    former_id(utterance_id) AS utterance_id, former_id(repeats) AS repeats,
    former_day(said_from)::DATE AS said_from, former_day(said_until)::DATE AS said_until,
    CASE
        WHEN week_id IS NOT NULL
            THEN xor(block_id, ((former_day(window_from)::DATE - '0001-01-01'::DATE) // 7)::UBIGINT)
    END AS week_id,
    -- Windows without an end stay so.
    if(year(window_from) > 1, former_day(window_from)::DATE, window_from) AS window_from,
    if(year(window_until) < 9999, former_day(window_until)::DATE, window_until) AS window_until,
    others.low_bits AS low_bits, others.high_bits AS high_bits,
    others.other_low_bits AS other_low_bits, others.other_high_bits AS other_high_bits,
    len(others.stems) AS stem_count,
    others.stems AS stems, others.rare AS rare_stems
)
FROM base_claim_keys AS keys
JOIN base_claims USING (claim_id)
JOIN other_texts AS others USING (text)
ORDER BY keys.rowid;

INSERT INTO store.statement_claims BY NAME
SELECT * REPLACE (
    former_id(statement_id) AS statement_id, former_key(topic, statement_id) AS statement_key,
    former_id(claim_id) AS claim_id
)
FROM base_statement_claims;

INSERT INTO store.statement_names BY NAME
SELECT * REPLACE (
    former_id(statement_id) AS statement_id, former_key(topic, statement_id) AS statement_key,
    former_id(utterance_id) AS utterance_id,
    former_key(topic, utterance_id) AS utterance_key
)
FROM base_statement_names;

-- Whoever said something has said the like before, as far back as the history goes.
INSERT INTO store.statements BY NAME
SELECT statements.* REPLACE (
    former_id(statement_id) AS statement_id, former_key(topic, statement_id) AS statement_key,
    former_id(circle) AS circle, former_key(topic, circle) AS circle_key,
    CASE
        WHEN kind = 'changed_stance' OR getvariable('age') = getvariable('oldest') THEN kind
        ELSE 'reaffirmed'
    END AS kind,
    CASE
        WHEN previous_statement_id IS NOT NULL THEN former_id(previous_statement_id)
        WHEN getvariable('age') < getvariable('oldest')
            THEN statement_id || '-' || (getvariable('age') + 1)
    END AS previous_statement_id,
    md5_number_lower(topic || ' ' || CASE
        WHEN previous_statement_id IS NOT NULL THEN former_id(previous_statement_id)
        WHEN getvariable('age') < getvariable('oldest')
            THEN statement_id || '-' || (getvariable('age') + 1)
    END) AS previous_key,
    former_day(coalesce(previous_occasion, occasion - getvariable('days')))::DATE
        AS previous_occasion,
    former_id(probable_repeat_of) AS probable_repeat_of, former_day(day)::DATE AS day,
    former_day(occasion)::DATE AS occasion, former_said(said) AS said, shown.other AS text,
    former_moment(moment) AS moment, former_place(published_place) AS published_place,
    others.wordings AS wordings, others.low_bits AS low_bits, others.high_bits AS high_bits,
    others.other_low_bits AS other_low_bits, others.other_high_bits AS other_high_bits,
    others.fewest_stems AS fewest_stems,
    list_transform(claim_ids, lambda name: former_id(name)) AS claim_ids,
    list_transform(article_ids, lambda name: former_id(name)) AS article_ids,
    CASE WHEN day_id IS NOT NULL THEN hash(day_id, getvariable('age')) END AS day_id
)
FROM base_statements AS statements
JOIN other_texts AS shown USING (text)
JOIN (
    SELECT
        statement_id, list(stems ORDER BY text <> shown, text) AS wordings,
        bit_or(low_bits) AS low_bits, bit_or(high_bits) AS high_bits,
        bit_or(other_low_bits) AS other_low_bits, bit_or(other_high_bits) AS other_high_bits,
        min(len(stems)) AS fewest_stems
    FROM carried
    JOIN other_texts USING (text)
    GROUP BY ALL
) AS others USING (statement_id)
ORDER BY statements.rowid;

INSERT INTO store.flags BY NAME
SELECT base_flags.* REPLACE (
    former_id(statement_id) AS statement_id,
    former_id(previous_statement_id) AS previous_statement_id, former_day(day)::DATE AS day,
    former_said(said) AS said, other AS text,
    list_transform(claim_ids, lambda name: former_id(name)) AS claim_ids,
    former_key(topic, statement_id) AS statement_key
)
FROM base_flags
JOIN other_texts USING (text)
ORDER BY base_flags.rowid
