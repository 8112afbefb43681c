CREATE SCHEMA store;
CREATE TABLE store.articles(article_id VARCHAR, page_id VARCHAR, "source" VARCHAR, url VARCHAR, canonical_url VARCHAR, path VARCHAR, title VARCHAR, authors VARCHAR[], published TIMESTAMP, published_precision VARCHAR, published_source VARCHAR, updated TIMESTAMP, outlet VARCHAR, original_outlet VARCHAR, section VARCHAR, "language" VARCHAR, kept BOOLEAN, drop_reason VARCHAR, "text" VARCHAR, body_start BIGINT, provenance JSON, address VARCHAR, fetched_at TIMESTAMP, is_current BOOLEAN, is_twin BOOLEAN, read_at TIMESTAMP, read_by VARCHAR, article_key UBIGINT, page_key UBIGINT, address_key UBIGINT);
INSERT INTO store.articles VALUES ('article-apart', 'page-apart-2021-10-01', 'example', 'https://example.org/apart', NULL, NULL, 'apart', '[A. Writer]', '2021-09-06 00:00:00', 'day', 'meta', NULL, 'Outlet apart', NULL, NULL, 'en', 'true', NULL, '“They are two distinct bodies.”

', '0', '{"published":"meta"}', 'https://example.org/apart', '2021-10-01 00:00:00', 'false', 'false', '2021-12-01 01:00:00', 'run-1', '7510688299708585344', '17909369299453557312', '15943742497336021737');
INSERT INTO store.articles VALUES ('article-apart-edited', 'page-apart-edited-2021-10-02', 'example', 'https://example.org/apart', NULL, NULL, 'apart', '[A. Writer]', '2021-09-06 00:00:00', 'day', 'meta', NULL, 'Outlet apart', NULL, NULL, 'en', 'true', NULL, '“They were two bodies once.”

', '0', '{"published":"meta"}', 'https://example.org/apart', '2021-10-02 00:00:00', 'true', 'false', '2021-12-01 04:00:00', 'run-4', '17431090065706348761', '4357085131733189335', '15943742497336021737');
INSERT INTO store.articles VALUES ('article-copy', 'page-copy-2021-10-01', 'example', 'https://example.org/copy', NULL, NULL, 'copy', '[A. Writer]', '2021-09-07 00:00:00', 'day', 'meta', NULL, 'Outlet copy', NULL, NULL, 'en', 'true', NULL, '“They are two distinct bodies.”

', '0', '{"published":"meta"}', 'https://example.org/copy', '2021-10-01 00:00:00', 'true', 'false', '2021-12-01 02:00:00', 'run-2', '5792585692331074396', '6958835638514843722', '14788154787394903156');
INSERT INTO store.articles VALUES ('article-merged', 'page-merged-2021-10-01', 'example', 'https://example.org/merged', NULL, NULL, 'merged', '[A. Writer]', '2021-09-20 00:00:00', 'day', 'meta', NULL, 'Outlet merged', NULL, NULL, 'en', 'true', NULL, '“By now they have merged.”

', '0', '{"published":"meta"}', 'https://example.org/merged', '2021-10-01 00:00:00', 'true', 'false', '2021-12-01 03:00:00', 'run-3', '9465622254518738330', '12607687361110563880', '7656136480711298259');
CREATE TABLE store.blocks(page_id VARCHAR, "position" BIGINT, "text" VARCHAR, reason VARCHAR, "rule" VARCHAR);
INSERT INTO store.blocks VALUES ('page-apart-2021-10-01', '0', 'Реклама', 'foreign', 'script');
INSERT INTO store.blocks VALUES ('page-apart-edited-2021-10-02', '0', 'Реклама', 'foreign', 'script');
INSERT INTO store.blocks VALUES ('page-copy-2021-10-01', '0', 'Реклама', 'foreign', 'script');
INSERT INTO store.blocks VALUES ('page-merged-2021-10-01', '0', 'Реклама', 'foreign', 'script');
CREATE TABLE store.claims(claim_id VARCHAR, article_id VARCHAR, "text" VARCHAR, spans BIGINT[][], sentence VARCHAR, speaker VARCHAR, speaker_mention VARCHAR, organisation VARCHAR, cue VARCHAR, speech VARCHAR, said VARCHAR, reported_via VARCHAR, headline BOOLEAN, last_page_id VARCHAR, edited_at TIMESTAMP, other_words VARCHAR, claim_key UBIGINT, article_key UBIGINT);
INSERT INTO store.claims VALUES ('article-apart-0-Ada Pellam', 'article-apart', '“They are two distinct bodies.”', '[[0, 31]]', '“They are two distinct bodies.”', 'Ada Pellam', 'Ada Pellam', 'Foreign Ministry', 'said', 'direct', '2021-09-06', NULL, 'false', 'page-apart-2021-10-01', '2021-10-02 00:00:00', '“They were two bodies once.”', '16382038973729994770', '7510688299708585344');
INSERT INTO store.claims VALUES ('article-apart-edited-0-Ada Pellam', 'article-apart-edited', '“They were two bodies once.”', '[[0, 28]]', '“They were two bodies once.”', 'Ada Pellam', 'Ada Pellam', 'Foreign Ministry', 'said', 'direct', '2021-09-06', NULL, 'false', NULL, '2021-10-02 00:00:00', '“They are two distinct bodies.”', '8000294330701442050', '17431090065706348761');
INSERT INTO store.claims VALUES ('article-copy-0-Ada Pellam', 'article-copy', '“They are two distinct bodies.”', '[[0, 31]]', '“They are two distinct bodies.”', 'Ada Pellam', 'Ada Pellam', 'Foreign Ministry', 'said', 'direct', '2021-09-07', NULL, 'false', NULL, NULL, NULL, '4354666765146129547', '5792585692331074396');
INSERT INTO store.claims VALUES ('article-merged-0-Ada Pellam', 'article-merged', '“By now they have merged.”', '[[0, 26]]', '“By now they have merged.”', 'Ada Pellam', 'Ada Pellam', 'Foreign Ministry', 'said', 'direct', '2021-09-20', NULL, 'false', NULL, NULL, NULL, '4268047784276987660', '9465622254518738330');
CREATE TABLE store.fetches(page_id VARCHAR, fetched_at TIMESTAMP, first_run_id VARCHAR, page_key UBIGINT);
INSERT INTO store.fetches VALUES ('page-apart-2021-10-01', '2021-10-01 00:00:00', 'run-1', '17909369299453557312');
INSERT INTO store.fetches VALUES ('page-apart-edited-2021-10-02', '2021-10-02 00:00:00', 'run-4', '4357085131733189335');
INSERT INTO store.fetches VALUES ('page-copy-2021-10-01', '2021-10-01 00:00:00', 'run-2', '6958835638514843722');
INSERT INTO store.fetches VALUES ('page-merged-2021-10-01', '2021-10-01 00:00:00', 'run-3', '12607687361110563880');
CREATE TABLE store.flags(entry BIGINT, run_id VARCHAR, recorded_at TIMESTAMP, change VARCHAR, cause VARCHAR, topic VARCHAR, statement_id VARCHAR, replaced_by VARCHAR, "day" DATE, kind VARCHAR, speaker VARCHAR, organisation VARCHAR, stance VARCHAR, "text" VARCHAR, said VARCHAR, score DOUBLE, reasons VARCHAR[], previous_statement_id VARCHAR, status VARCHAR, edited_at TIMESTAMP, retracted_at TIMESTAMP, claim_ids VARCHAR[], statement_key UBIGINT);
INSERT INTO store.flags VALUES ('1', 'run-1', '2021-12-01 01:00:00', 'added', 'source', 'taliban_haqqani', '96763f5b5ecc00f5', NULL, '2021-09-06', 'new_speaker', 'Ada Pellam', 'Foreign Ministry', 'separate', '“They are two distinct bodies.”', '2021-09-06', '0.63', '[first position of Ada Pellam on taliban_haqqani, carried by 1 article of 1 outlet]', NULL, NULL, NULL, NULL, '[article-apart-0-Ada Pellam]', '10477118297674104252');
INSERT INTO store.flags VALUES ('2', 'run-3', '2021-12-01 03:00:00', 'added', 'source', 'taliban_haqqani', 'c0932223d447e453', NULL, '2021-09-20', 'changed_stance', 'Ada Pellam', 'Foreign Ministry', 'integrated', '“By now they have merged.”', '2021-09-20', '0.81', '[''Ada Pellam took another position on 2021-09-06 (separate: “They are two distinct bodies.”)'', carried by 1 article of 1 outlet]', '96763f5b5ecc00f5', NULL, NULL, NULL, '[article-merged-0-Ada Pellam]', '8420617722462114119');
INSERT INTO store.flags VALUES ('3', 'run-4', '2021-12-01 04:00:00', 'added', 'source', 'taliban_haqqani', '53d3b5ac6621d97b', NULL, '2021-09-06', 'new_statement', 'Ada Pellam', 'Foreign Ministry', 'unclear', '“They were two bodies once.”', '2021-09-06', '0.27', '[''new words of Ada Pellam, no position taken'', ''Outlet apart, changed by 2021-10-02, said before: “They are two distinct bodies.”'', carried by 1 article of 1 outlet]', NULL, NULL, '2021-10-02 00:00:00', NULL, '[article-apart-edited-0-Ada Pellam]', '10335567236091775911');
INSERT INTO store.flags VALUES ('4', 'run-4', '2021-12-01 04:00:00', 'changed', 'source', 'taliban_haqqani', '0959f6ca3f714bba', NULL, '2021-09-07', 'new_speaker', 'Ada Pellam', 'Foreign Ministry', 'separate', '“They are two distinct bodies.”', '2021-09-07', '0.63', '[first position of Ada Pellam on taliban_haqqani, ''Outlet apart, changed by 2021-10-02, no longer has the words and says: “They were two bodies once.”; others still carry it'', carried by 1 article of 1 outlet]', NULL, NULL, NULL, '2021-10-02 00:00:00', '[article-copy-0-Ada Pellam, article-apart-0-Ada Pellam]', '15483233762547818819');
INSERT INTO store.flags VALUES ('5', 'run-4', '2021-12-01 04:00:00', 'changed', 'source', 'taliban_haqqani', 'c0932223d447e453', NULL, '2021-09-20', 'changed_stance', 'Ada Pellam', 'Foreign Ministry', 'integrated', '“By now they have merged.”', '2021-09-20', '0.81', '[''Ada Pellam took another position on 2021-09-07 (separate: “They are two distinct bodies.”)'', carried by 1 article of 1 outlet]', '0959f6ca3f714bba', NULL, NULL, NULL, '[article-merged-0-Ada Pellam]', '8420617722462114119');
INSERT INTO store.flags VALUES ('6', 'run-4', '2021-12-01 04:00:00', 'withdrawn', 'source', 'taliban_haqqani', '96763f5b5ecc00f5', '0959f6ca3f714bba', '2021-09-06', 'new_speaker', 'Ada Pellam', 'Foreign Ministry', 'separate', '“They are two distinct bodies.”', '2021-09-06', '0.63', '[first position of Ada Pellam on taliban_haqqani, carried by 1 article of 1 outlet]', NULL, NULL, NULL, NULL, '[article-apart-0-Ada Pellam]', '10477118297674104252');
CREATE TABLE store.former_names(topic VARCHAR, utterance_id VARCHAR, address VARCHAR, words VARCHAR);
CREATE TABLE store.issues(run_id VARCHAR, "source" VARCHAR, stage VARCHAR, subject VARCHAR, message VARCHAR);
INSERT INTO store.issues VALUES ('run-1', 'example', 'read', 'https://example.org/apart', 'a test');
INSERT INTO store.issues VALUES ('run-2', 'example', 'read', 'https://example.org/copy', 'a test');
INSERT INTO store.issues VALUES ('run-3', 'example', 'read', 'https://example.org/merged', 'a test');
INSERT INTO store.issues VALUES ('run-4', 'example', 'read', 'https://example.org/apart', 'a test');
CREATE TABLE store.opinions(claim_id VARCHAR, topic VARCHAR, model VARCHAR, prompt VARCHAR, on_question BOOLEAN, stance VARCHAR, reason VARCHAR);
CREATE TABLE store.pages(page_id VARCHAR, "source" VARCHAR, url VARCHAR, path VARCHAR, fetched_at TIMESTAMP, content_type VARCHAR, charset VARCHAR, digest VARCHAR, warc VARCHAR, warc_offset BIGINT, hints JSON, first_run_id VARCHAR, address_key UBIGINT);
INSERT INTO store.pages VALUES ('page-apart-2021-10-01', 'example', 'https://example.org/apart', NULL, '2021-10-01 00:00:00', 'text/html', 'utf-8', 'apart', 'example.warc.gz', '0', '{"title":null,"outlet":null,"original_outlet":null,"published":null,"published_precision":null,"url":null}', 'run-1', '15943742497336021737');
INSERT INTO store.pages VALUES ('page-apart-edited-2021-10-02', 'example', 'https://example.org/apart', NULL, '2021-10-02 00:00:00', 'text/html', 'utf-8', 'apart-edited', 'example.warc.gz', '0', '{"title":null,"outlet":null,"original_outlet":null,"published":null,"published_precision":null,"url":null}', 'run-4', '15943742497336021737');
INSERT INTO store.pages VALUES ('page-copy-2021-10-01', 'example', 'https://example.org/copy', NULL, '2021-10-01 00:00:00', 'text/html', 'utf-8', 'copy', 'example.warc.gz', '0', '{"title":null,"outlet":null,"original_outlet":null,"published":null,"published_precision":null,"url":null}', 'run-2', '14788154787394903156');
INSERT INTO store.pages VALUES ('page-merged-2021-10-01', 'example', 'https://example.org/merged', NULL, '2021-10-01 00:00:00', 'text/html', 'utf-8', 'merged', 'example.warc.gz', '0', '{"title":null,"outlet":null,"original_outlet":null,"published":null,"published_precision":null,"url":null}', 'run-3', '7656136480711298259');
CREATE TABLE store.positions(claim_id VARCHAR, topic VARCHAR, on_question BOOLEAN, proposed BOOLEAN, stance VARCHAR, "rule" VARCHAR, decided_by VARCHAR, confidence DOUBLE, claim_key UBIGINT);
INSERT INTO store.positions VALUES ('article-apart-0-Ada Pellam', 'taliban_haqqani', 'true', 'false', 'separate', 'test', 'rule', '0.9', '16382038973729994770');
INSERT INTO store.positions VALUES ('article-apart-edited-0-Ada Pellam', 'taliban_haqqani', 'true', 'false', 'unclear', 'test', 'rule', '0.9', '8000294330701442050');
INSERT INTO store.positions VALUES ('article-copy-0-Ada Pellam', 'taliban_haqqani', 'true', 'false', 'separate', 'test', 'rule', '0.9', '4354666765146129547');
INSERT INTO store.positions VALUES ('article-merged-0-Ada Pellam', 'taliban_haqqani', 'true', 'false', 'integrated', 'test', 'rule', '0.9', '4268047784276987660');
CREATE TABLE store.runs(run_id VARCHAR, window_start TIMESTAMP, window_end TIMESTAMP, started_at TIMESTAMP);
INSERT INTO store.runs VALUES ('run-1', '2021-09-01 00:00:00', '2021-10-01 00:00:00', '2021-12-01 01:00:00');
INSERT INTO store.runs VALUES ('run-2', '2021-09-01 00:00:00', '2021-10-01 00:00:00', '2021-12-01 02:00:00');
INSERT INTO store.runs VALUES ('run-3', '2021-09-01 00:00:00', '2021-10-01 00:00:00', '2021-12-01 03:00:00');
INSERT INTO store.runs VALUES ('run-4', '2021-09-01 00:00:00', '2021-10-01 00:00:00', '2021-12-01 04:00:00');
CREATE TABLE store.schema_versions("version" BIGINT, fingerprint VARCHAR);
INSERT INTO store.schema_versions VALUES ('3', '0cbab176b0648718');
CREATE TABLE store.source_runs(run_id VARCHAR, "source" VARCHAR, pages BIGINT, articles BIGINT, blocks BIGINT, claims BIGINT, positions BIGINT, issues BIGINT);
INSERT INTO store.source_runs VALUES ('run-1', 'example', '1', '1', '1', '1', '1', '1');
INSERT INTO store.source_runs VALUES ('run-2', 'example', '1', '1', '1', '1', '1', '1');
INSERT INTO store.source_runs VALUES ('run-3', 'example', '1', '1', '1', '1', '1', '1');
INSERT INTO store.source_runs VALUES ('run-4', 'example', '1', '1', '1', '1', '1', '1');
CREATE TABLE store.touched_articles(article_id VARCHAR);
UPDATE store.schema_versions SET fingerprint = 'recorded';
