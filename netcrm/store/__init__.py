"""Tables to values and back: the only folder that knows peewee and apsw."""
