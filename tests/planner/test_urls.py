def test_browsers_find_an_icon_where_a_page_names_none(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/planner/favicon.svg")
