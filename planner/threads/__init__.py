"""What a group asks and answers between its meetings.

The words: a *thread* is a question, a stuck moment, an explainer or a note, *about* something: a
topic, a unit, a meeting, a decision or an exercise. It has one *opening* post, *answers*, and
*comments* on either, one level deep. One answer can be *accepted*; posts *helped* people; others
have the *same question*. Who *follows* a thread, a topic or a group is told, who mutes it is not.

What does not belong here: what people understood (`planner.progress`), and pages that show
threads beside other things (`planner.dashboard`).
"""
