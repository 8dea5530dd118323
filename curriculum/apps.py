from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "curriculum"
    verbose_name = "Catalogue"

    def ready(self) -> None:
        from curriculum import long_work  # noqa: PLC0415 - has models, which exist only from here on
        from curriculum.importing import actions, applying  # noqa: PLC0415 - has models, which exist only from here on

        long_work.register(actions.LOOK, actions.look)
        long_work.register(actions.APPLY, applying.apply)
