"""The box one writes in: how a text will look, and that nothing typed is ever lost.

The words: a *box* is where a longer text is typed, in Markdown; its form has a *slip*, which says
whose text it is and which form it is in; what is typed there is *kept* for its writer until it is
sent, for a month at most; whoever starts *afresh* sets it aside and can bring it back.

What does not belong here: what a text is about, who may read it, and where it ends up (threads,
meetings); and how Markdown becomes HTML (`planner.markup`).
"""
