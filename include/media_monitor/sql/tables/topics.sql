-- The topics followed, with the words their parties are called by.
CREATE TABLE IF NOT EXISTS store.topics (
    topic VARCHAR, -- name of the topic
    words VARCHAR[] -- left out where the wording of two claims is compared
)
