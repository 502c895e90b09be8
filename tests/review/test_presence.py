from agents.review.presence import Presence


def test_pages_without_a_name_are_numbered_and_see_each_other() -> None:
    presence = Presence()

    first = presence.seen("a", "", "", 0.0)
    second = presence.seen("b", "", "s1", 1.0)
    again = presence.seen("a", " 小 王 ", "", 2.0)

    assert first == {"name": "编辑 1", "others": []}
    assert second["others"] == [{"name": "编辑 1", "editing": ""}]
    assert again == {
        "name": "小 王",
        "others": [{"name": "编辑 2", "editing": "s1"}],
    }


def test_who_left_or_was_not_heard_of_for_long_is_gone() -> None:
    presence = Presence()
    for me in "abc":
        presence.seen(me, me, "", 0.0)

    presence.left("a")
    presence.left("nobody")
    soon = presence.seen("c", "c", "", 60.0)
    late = presence.seen("c", "c", "", 76.0)

    assert [other["name"] for other in soon["others"]] == ["b"]
    assert late["others"] == []
