/** Domains under which anyone can get an address, by their registrable domain. No tenant can hold them. */
const PROVIDERS = `
  gmail.com googlemail.com
  outlook.com hotmail.com live.com msn.com passport.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.br
  outlook.com.tr hotmail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it hotmail.com.tr hotmail.com.br hotmail.nl hotmail.be
  live.co.uk live.fr live.de live.nl live.it live.ca live.com.au live.se live.dk live.no live.be
  yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.in yahoo.in yahoo.co.jp yahoo.com.br
  yahoo.com.tr yahoo.com.au yahoo.com.mx yahoo.com.ar yahoo.ca yahoo.gr yahoo.ro yahoo.pl yahoo.se yahoo.com.hk yahoo.com.tw
  yahoo.com.sg yahoo.com.ph yahoo.com.vn yahoo.co.id yahoo.co.th yahoo.co.kr
  aol.com aim.com aol.co.uk aol.de aol.fr netscape.net verizon.net
  icloud.com me.com mac.com
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
  fastmail.com fastmail.fm hushmail.com hush.com mailfence.com posteo.de posteo.net mailbox.org runbox.com startmail.com
  disroot.org riseup.net autistici.org countermail.com ctemplar.com skiff.com hey.com duck.com mozmail.com anonaddy.com
  anonaddy.me addy.io simplelogin.com simplelogin.io slmail.me aleeas.com
  gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.us gmx.co.uk gmx.fr gmx.es web.de freenet.de t-online.de arcor.de mail.de email.de
  mail.com email.com usa.com consultant.com engineer.com europe.com myself.com post.com dr.com writeme.com techie.com
  zoho.com zohomail.com zohomail.eu zohomail.in lycos.com excite.com inbox.com juno.com netzero.net
  comcast.net att.net sbcglobal.net bellsouth.net charter.net cox.net earthlink.net optonline.net frontier.com windstream.net
  centurylink.net shaw.ca rogers.com sympatico.ca telus.net videotron.ca
  btinternet.com virginmedia.com ntlworld.com blueyonder.co.uk sky.com talktalk.net tiscali.co.uk orange.net
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr
  libero.it virgilio.it tiscali.it alice.it tin.it tim.it inwind.it iol.it poste.it fastwebnet.it
  terra.es telefonica.net ono.com movistar.es
  ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl hetnet.nl chello.nl upcmail.nl casema.nl telenet.be skynet.be proximus.be
  bluewin.ch hispeed.ch sunrise.ch a1.net aon.at chello.at
  telia.com bredband.net spray.se online.no mail.dk jubii.dk kolumbus.fi elisanet.fi suomi24.fi
  wp.pl o2.pl onet.pl op.pl interia.pl tlen.pl gazeta.pl poczta.fm seznam.cz centrum.cz email.cz post.cz volny.cz azet.sk
  zoznam.sk centrum.sk freemail.hu citromail.hu abv.bg mail.bg dir.bg inbox.lv inbox.lt one.lt mail.ee hot.ee
  mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru lenta.ru autorambler.ru ro.ru yandex.ru yandex.com yandex.com.tr yandex.ua
  yandex.by yandex.kz ya.ru ukr.net i.ua meta.ua bigmir.net tut.by
  mynet.com turk.net ttmail.com superonline.com
  walla.com walla.co.il netvision.net.il bezeqint.net
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com tom.com 21cn.com
  naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com
  rediffmail.com indiatimes.com sify.com
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com oi.com.br
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz slingshot.co.nz mweb.co.za webmail.co.za telkomsa.net
  mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org sharklasers.com grr.la 10minutemail.com tempmail.com
  temp-mail.org yopmail.com yopmail.fr trashmail.com trashmail.de getnada.com maildrop.cc dispostable.com mailnesia.com
  throwawaymail.com moakt.com mohmal.com fakeinbox.com mintemail.com emailondeck.com spamgourmet.com mailcatch.com tempr.email
  discard.email burnermail.io 33mail.com
`;

export const MAIL_PROVIDERS: ReadonlySet<string> = new Set(PROVIDERS.trim().split(/\s+/));
