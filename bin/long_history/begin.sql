-- What every copy is made of: the real last months, taken apart into words.
-- Words of one band are about as common as each other.
CREATE TEMP TABLE vocabulary AS
SELECT word, stem, rank, first, width
FROM words
JOIN (
    SELECT edge AS first, lead(edge) OVER (ORDER BY edge) - edge AS width
    FROM unnest([0, 16, 64, 256, 1024, 4096, 20000]) AS edges (edge)
) ON rank >= first AND rank < first + width;

CREATE TEMP TABLE base_pages AS FROM store.pages;
CREATE TEMP TABLE base_fetches AS FROM store.fetches;
CREATE TEMP TABLE base_articles AS FROM store.articles;
CREATE TEMP TABLE base_claims AS FROM store.claims;
CREATE TEMP TABLE base_positions AS FROM store.positions;
CREATE TEMP TABLE base_attestations AS
SELECT article_id, speaker, organisation
FROM store.attestations
JOIN (
    SELECT DISTINCT article_id, md5_number_lower(article_id) AS article_key FROM store.articles
) USING (article_key);
CREATE TEMP TABLE base_claim_keys AS FROM store.claim_keys;
CREATE TEMP TABLE base_statement_claims AS FROM store.statement_claims;
CREATE TEMP TABLE base_statement_names AS FROM store.statement_names;
CREATE TEMP TABLE base_statements AS FROM store.statements;
CREATE TEMP TABLE base_flags AS FROM store.flags;

CREATE TEMP TABLE texts AS
SELECT text, place, rank
FROM (
    SELECT text, unnest(parts) AS word, generate_subscripts(parts, 1) AS place
    FROM (SELECT DISTINCT text, string_split(text, ' ') AS parts FROM store.claims)
)
JOIN vocabulary USING (word);

CREATE TEMP TABLE carried AS
SELECT DISTINCT statement_id, statements.text AS shown, claims.text
FROM store.statement_claims
JOIN store.statements USING (topic, statement_id)
JOIN store.claims USING (claim_id);

CREATE TEMP MACRO former_id(name) AS name || '-' || getvariable('age');
CREATE TEMP MACRO former_key(topic, name) AS md5_number_lower(topic || ' ' || former_id(name));
CREATE TEMP MACRO former_day(day)
AS day - to_days((getvariable('age') * getvariable('days'))::INTEGER);
CREATE TEMP MACRO former_said(day) AS strftime(former_day(day::DATE), '%Y-%m-%d');
CREATE TEMP MACRO former_place(place) AS former_said(place[:10]) || place[11:26]
|| former_id(place[27:42]) || place[43:53] || former_id(place[54:]);
CREATE TEMP MACRO former_moment(moment)
AS former_said(moment[:10]) || ' ' || former_place(moment[12:])
