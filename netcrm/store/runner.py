"""playhouse's runner of migrations, which sets the schema's number; slow to load and seldom needed."""

from typing import Any

from playhouse.migrations import Migration, Runner


class NumberedMigration(Migration):  # type: ignore[misc]  # playhouse has no types
    """A migration that sets the file's schema number in its own transaction."""

    __slots__ = ()

    def load(self) -> Any:  # noqa: ANN401 - a module
        """Return the migration's module; running it sets the file's schema number too."""
        module = super().load()
        change = module.up

        def up(migrator: Any, ledger: Any) -> None:  # noqa: ANN401 - playhouse has no types
            change(migrator, ledger)
            ledger.pragma("user_version", self.idx)

        module.up = up
        return module


class NumberedRunner(Runner):  # type: ignore[misc]  # playhouse has no types
    """Runs what is missing, each migration in a transaction of its own."""

    def migrations(self) -> list[NumberedMigration]:
        """Return every migration of the folder, in their order."""
        return [NumberedMigration(*one) for one in super().migrations()]
