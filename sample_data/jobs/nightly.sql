-- What the shop's scheduler runs every night.

-- Interests of the newsletter's readers, from what they buy.
INSERT OR REPLACE INTO profile_scores (subscriber_id, score, segment, page_views, computed_on)
SELECT s.id, min(1, count(o.id) / 10.0), coalesce(s.interests, 'sound'), 0, date('now')
FROM subscribers s
LEFT JOIN customers c ON c.email = s.email
LEFT JOIN orders o ON o.customer_id = c.id
WHERE s.unsubscribed_at IS NULL
GROUP BY s.id;

-- Who has left must not be written to.
CREATE TEMP TABLE left_today AS
SELECT email, name FROM subscribers WHERE unsubscribed_at >= date('now', '-1 day');
INSERT INTO suppression_list (email, unsubscribed_on, name) SELECT email, date('now'), name FROM left_today;
