"""Under which names of the domain system anybody may have a name of their own: those known to matter, by no means all.

Of registries ("co.uk", "ca.us") and of platforms that give their customers sites ("github.io").
"""

from __future__ import annotations

from functools import lru_cache

from smallprint.reading.canonical import word_set

_MOST_LABELS = 4
"""Labels of the longest of these names."""

_SECOND_LEVELS = word_set("ac co com edu gob gouv gov gv ne net nhs or org")
"""Names for kinds of owners under the codes of most countries."""

_OF_COUNTRIES = {
    "ar": "int mil tur",
    "at": "priv",
    "au": (
        "asn id act.edu catholic.edu nsw.edu nt.edu qld.edu sa.edu tas.edu vic.edu wa.edu "
        "nsw.gov nt.gov qld.gov sa.gov tas.gov vic.gov wa.gov"
    ),
    "br": "adv app art blog dev eco eng ind inf log med mus seg tur tv wiki",
    "cn": "ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mil mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj",
    "es": "nom",
    "fr": "asso nom prd tm",
    "hk": "idv",
    "hu": "bolt film info shop sport",
    "id": "biz desa go mil my ponpes sch web",
    "il": "idf k12 muni",
    "in": "firm gen ind nic res",
    "jp": "ad ed go gr lg",
    "ke": "go info me mobi sc",
    "kr": "es go hs kg mil ms pe re sc",
    "my": "mil name",
    "ng": "mobi name sch",
    "nz": "cri geek gen govt health iwi kiwi maori mil parliament school",
    "pl": "biz gda info krakow poznan waw wroc wroclaw",
    "rs": "in",
    "ru": "msk spb",
    "sg": "per",
    "th": "go in mi",
    "tr": "av bbs bel biz dr gen info k12 kep name pol tel tv web",
    "tw": "club ebiz game idv",
    "ua": "dn dp if kharkov kh kherson kiev km kr kyiv lviv lv mk od odesa odessa pl rv sm te uz vn zp zt",
    "uk": "ltd me plc police",
    "vn": "biz health info int name pro",
    "za": "law mil nom school web",
}
"""Further ones of single countries, among them provinces and cities."""

_STATES = (
    "ak al ar as az ca co ct dc de fl ga gu hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh "
    "ok or pa pr ri sc sd tn tx ut va vi vt wa wi wv wy"
)
_OF_STATES = {f"{kind}{state}.us" for state in _STATES.split() for kind in ("", "k12.", "cc.", "lib.")}
"""Of the United States: towns and counties, and their schools, colleges and libraries."""

_OF_REGIONS = {"nom.br", "sch.uk"} | {
    f"{prefecture}.jp"
    for prefecture in word_set(
        "aichi akita aomori chiba ehime fukui fukuoka fukushima gifu gunma hiroshima hokkaido hyogo ibaraki ishikawa "
        "iwate kagawa kagoshima kanagawa kochi kumamoto kyoto mie miyagi miyazaki nagano nagasaki nara niigata oita "
        "okayama okinawa osaka saga saitama shiga shimane shizuoka tochigi tokushima tokyo tottori toyama wakayama "
        "yamagata yamaguchi yamanashi"
    )
}
"""Those with a place between: city.shinjuku.tokyo.jp, hill.kent.sch.uk."""

_RESELLERS = (
    "ae.org africa.com br.com cn.com co.com co.nl co.no com.de com.se de.com eu.com eu.org gb.net gr.com hu.net in.net "
    "it.com jp.net jpn.com mex.com nom.co pp.ua ru.com sa.com se.net uk.com uk.net us.com us.org za.com"
)
"""Domains that are let name by name, as those of countries are."""

_CUSTOMERS = (
    # Of hosts and clouds.
    "amplifyapp.com azureedge.net azurefd.net azurestaticapps.net b-cdn.net bitbucket.io cloudfront.net "
    "codeberg.page csb.app cyclic.app deno.dev deno.net firebaseapp.com fly.dev gateway.dev github.dev github.io "
    "gitlab.io glitch.me hasura.app herokuapp.com herokussl.com hf.space kinsta.app kinsta.cloud koyeb.app "
    "lovable.app base44.app netlify.app now.sh ondigitalocean.app onrender.com page.link pages.dev pantheonsite.io "
    "platformsh.site repl.co replit.app replit.dev rtfd.io readthedocs.io sourceforge.io stackhero-network.com "
    "streamlit.app streamlitapp.com supabase.co surge.sh trafficmanager.net up.railway.app vercel.app vercel.dev "
    "web.app webcontainer.io workers.dev zeabur.app "
    # Of kits for sites and shops.
    "bubbleapps.io business.site cargo.site carrd.co company.site editorx.io flywheelsites.com framer.ai framer.app "
    "framer.media framer.photos framer.website framer.wiki glide.page godaddysites.com hs-sites.com "
    "hubspotpagebuilder.com jimdofree.com jimdosite.com leadpages.co mybigcommerce.com myclickfunnels.com "
    "mykajabi.com myshopify.com mystrikingly.com notion.site readymag.website sellfy.store shopifypreview.com "
    "site123.me softr.app square.site super.site tilda.ws typedream.app ucraft.net webnode.cz webnode.de webnode.es "
    "webnode.fr webnode.it webnode.page weeblysite.com wixsite.com wixstudio.com wpcomstaging.com "
    "wpenginepowered.com yolasite.com zohosites.com "
    # Of journals and home pages.
    "000webhostapp.com altervista.org beehiiv.com beepworld.de eklablog.com epizy.com ghost.io hashnode.dev "
    "hatenablog.com hatenablog.jp hateblo.jp infinityfreeapp.com narod.ru neocities.org npage.de "
    "pagesperso-orange.fr rf.gd ucoz.com ucoz.net ucoz.ru "
    # Of help desks and tools for companies.
    "atlassian.net discourse.group helpscoutdocs.com my.site.com myfreshworks.com onmicrosoft.com "
    "powerappsportals.com salesforce-sites.com sharepoint.com tawk.help "
    # Of machines at home, and of tunnels to them.
    "ddns.net duckdns.org dyndns.org dynv6.net freeddns.org hopto.org lhr.life loca.lt myfritz.net myqnapcloud.com "
    "ngrok-free.app ngrok-free.dev ngrok.app ngrok.dev ngrok.io no-ip.org serveo.net synology.me sytes.net "
    "trycloudflare.com zapto.org "
)
"""Domains under which each customer has a site, and nobody else."""

_ALSO_THEIR_OWN = (
    "bigcartel.com canalblog.com clickfunnels.com freshdesk.com gitbook.io itch.io jimdo.com over-blog.com "
    "podia.com sourceforge.net squarespace.com statuspage.io strikingly.com substack.com teachable.com "
    "thinkific.com tistory.com tripod.com tumblr.com typepad.com uservoice.com webflow.io webnode.com weebly.com "
    "wordpress.com wpengine.com zendesk.com "
)
"""The same of platforms that have their own pages there as well."""

_JOURNALS = "blogspot"
"""The label of one that has such a domain under the code of each country: blogspot.de, blogspot.co.uk."""

_HOSTS = word_set(
    "amazonaws.com amazonaws.com.cn awsapprunner.com on.aws elasticbeanstalk.com appspot.com cloudfunctions.net "
    "storage.googleapis.com googleusercontent.com run.app translate.goog sites.google.com "
    "azurecontainerapps.io azurewebsites.net azure-api.net cloudapp.net cloudapp.azure.com windows.net force.com "
    "backblazeb2.com digitaloceanspaces.com edgekey.net edgesuite.net fastly.net hosted.app r2.dev ts.net wasabisys.com"
)
"""Domains under which each host is a customer's, with regions and services between: "shop.s3.eu-west-1.amazonaws.com".

Some give them folders of one host instead, which cannot be told apart here.
"""

_HOMES = word_set(_ALSO_THEIR_OWN)
_SHARED = word_set(f"{_RESELLERS} {_CUSTOMERS}") | _OF_STATES | _HOMES
_REGISTRIES = {f"{name}.{country}" for country, names in _OF_COUNTRIES.items() for name in names.split()}
_LANDLORDS = word_set("www help support policy policies privacy legal about app docs account accounts login")
"""Names that such a platform keeps for itself."""


@lru_cache(maxsize=1024)
def split_host(host: str) -> tuple[str, bool]:
    """What of a host's name is its owner's, and whether it is a customer's under a domain that many share.

    ("shop.co.uk", False) of www.shop.co.uk, ("anne.github.io", True) of cdn.anne.github.io.
    """
    if host in _HOSTS:
        return host, True
    labels = host.split(".")
    for count in range(min(_MOST_LABELS, len(labels) - 1), 1, -1):
        suffix, own = ".".join(labels[-count:]), labels[-count - 1]
        if suffix in _HOSTS:
            return host, True
        if suffix in _HOMES and own in _LANDLORDS:
            return suffix, False
        if suffix in _SHARED or (labels[-count] == _JOURNALS and _is_of_country(labels[1 - count :])):
            return f"{own}.{suffix}", True
        if suffix in _OF_REGIONS:
            return ".".join(labels[-count - 2 :]).removeprefix("www."), True
        if suffix in _REGISTRIES or (count == 2 and _is_of_country(labels[-2:])):
            return f"{own}.{suffix}", False
    return ".".join(labels[-2:]), False


def _is_of_country(labels: list[str]) -> bool:
    """Whether labels end a name under the code of a country: "uk", "co.uk", and "com"."""
    return labels == ["com"] or (len(labels[-1]) == 2 and _SECOND_LEVELS.issuperset(labels[:-1]))
