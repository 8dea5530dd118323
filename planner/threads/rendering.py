"""Rendering posts anew after the renderer has changed."""

from __future__ import annotations

from itertools import groupby

from planner.groups.circle import names_of
from planner.markup import VERSION, render
from planner.threads.models import Post


def render_posts() -> int:
    """Each post whose HTML is of another VERSION of the renderer; how many there were.

    Until it has run, their pages render them while they are shown. One that is edited meanwhile
    stays as it was edited.
    """
    old = Post.objects.exclude(markup_version=VERSION).select_related("thread__group")
    posts = old.order_by("thread__group", "id").iterator(chunk_size=200)
    count = 0
    for group, own in groupby(posts, key=lambda post: post.thread.group):
        names = names_of(group)
        for post in own:
            html = render(post.text, names=names)
            same = Post.objects.filter(pk=post.pk, version=post.version)
            count += same.update(html=html, markup_version=VERSION)
    return count
