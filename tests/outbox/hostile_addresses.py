"""Addresses that must never be called, and addresses of machines that are not public."""

URLS = (
    # other ways than https
    *("http://hooks.example.com/a", "HTTPS://hooks.example.com/a", "//hooks.example.com/a"),
    *("file:///etc/passwd", "gopher://hooks.example.com/_a", "ftp://hooks.example.com/a"),
    *(
        "javascript:alert(1)",
        "data:text/plain,a",
        "https:hooks.example.com",
        "https:/a.example.com",
    ),
    *("hooks.example.com/a", "", " ", "https://", "https:///a", "https://?a", "https://#a"),
    # numbers, in every spelling
    *("https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f.1/"),
    *("https://0x7f000001/", "https://0177.0.0.1/", "https://017700000001/", "https://0/"),
    *("https://127.0.0.1./", "https://8.8.8.8/", "https://①②⑦.⓪.⓪.①/", "https://１２７.0.0.1/"),
    *("https://127。0。0。1/", "https://169.254.169.254/latest/meta-data/", "https://10.0.0.1/"),
    *("https://0x7f.0x0.0x0.0x1/", "https://127.0.0.0x1/"),
    # numbers of the sixth version
    *("https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::127.0.0.1]/"),
    *("https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[fe80::1%25eth0]/"),
    *("https://[fec0::1]/", "https://[2606:4700::1111]/", "https://[::1/"),
    # other ports
    *("https://hooks.example.com:22/", "https://hooks.example.com:25/"),
    *("https://hooks.example.com:6379/", "https://hooks.example.com:8443/"),
    *("https://hooks.example.com:0443/", "https://hooks.example.com:/", "https://a.example.com:x/"),
    # users, fragments, backslashes
    *("https://user@hooks.example.com/", "https://a:b@hooks.example.com/"),
    *("https://hooks.example.com@127.0.0.1/", "https://127.0.0.1@hooks.example.com/"),
    *("https://hooks.example.com#@127.0.0.1/", "https://hooks.example.com/a#b"),
    *("https://hooks.example.com\\@127.0.0.1/", "https://127.0.0.1\\.example.com/"),
    *("https:\\\\hooks.example.com/", "https://hooks.example.com\\a"),
    # what splits or hides
    *(
        "https://hooks.example.com/a\r\nHost: evil",
        "https://hooks.example.com/\n",
        "\thttps://a.b.co/",
    ),
    *(
        "https://hooks.example.com/a b",
        "https://hooks.example.com/\x00",
        "https://hoo ks.example.com/",
    ),
    *("https://hooks.example.com /", "https://hooks%2eexample%2ecom/", "https://ⓔxample.com/"),
    *("https://exämple.com/", "https://hooks.example.com/ü", "https://hooks.example.com\u200b/"),
    # names that are no registered ones
    *("https://localhost/", "https://localhost.localdomain/", "https://a.localhost/"),
    *("https://metadata.google.internal/", "https://printer.local/", "https://nas.lan/"),
    *("https://intranet/", "https://a.home.arpa/", "https://1.0.0.127.in-addr.arpa/"),
    *("https://hooks..example.com/", "https://.example.com/", "https://hooks.example.com./"),
    *("https://-a.example.com/", "https://a-.example.com/", "https://a_b.example.com/"),
    f"https://{'a' * 64}.example.com/",
    f"https://hooks.example.com/{'a' * 500}",
)

# A webhook is refused all of the above; a link may be plain, have a part, or letters of its own.
FIT_FOR_LINKS = {
    *("http://hooks.example.com/a", "HTTPS://hooks.example.com/a", "https://hooks.example.com/a#b"),
    *("https://hooks.example.com/ü", f"https://hooks.example.com/{'a' * 500}"),
}
HOSTILE_LINKS = (
    *(each for each in URLS if each not in FIT_FOR_LINKS),
    *("http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/", "http://[::1]/"),
    *("http://hooks.example.com:443/", "https://hooks.example.com:80/", "http://a.example.com:8/"),
    *("http://a:b@hooks.example.com/", "http://2130706433/", "http://0x7f.1/", "http://10.0.0.1/"),
    f"https://hooks.example.com/{'a' * 2000}",
)

ADDRESSES = (
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254"),
    *("127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1"),
    *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"),
    *("::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1"),
    *("2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::"),
    *("2002:a00:1::", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0"),
    *("febf::1", "fec0::1", "ff02::1", "ff0e::1", "4000::1", "", "example.com", "127.1", "0x7f.1"),
)
