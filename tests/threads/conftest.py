from tests.threads.group_of_two import ada, ben, group, thread

__all__ = ["ada", "ben", "group", "thread"]
