/** Programs that say who they are. What names itself is believed: no person gains by being taken for a crawler. */

export interface Robot {
  readonly name: string;
  /** A preview is made for whoever writes or reads a message; everything else of this kind looks for itself. */
  readonly kind: 'preview' | 'scanner';
}

/**
 * User-Agents of previews: the crawler-user-agents list (github.com/monperrus/crawler-user-agents), Matomo's device-detector fixtures
 * (Tests/fixtures/bots.yml), and what their makers publish: api.slack.com/robots, developers.facebook.com/docs/sharing/webmasters/crawler,
 * help.yahoo.com SLN23615 and SLN28749, aka.ms/MicrosoftPreview; Signal writes WhatsApp's name (signalapp/Signal-Android#13522).
 * OneOutlook is the new Outlook's own look ahead (nextauthjs/next-auth#1840).
 */
const previews =
  /Slackbot[\w-]*|Slack-ImgProxy|facebookexternalhit|Facebot|meta-externalfetcher|Twitterbot|LinkedInBot|Discordbot|TelegramBot|SkypeUriPreview|MicrosoftPreview|Yahoo Link Preview|YahooMailProxy|GoogleImageProxy|Google-PageRenderer|redditbot|Pinterestbot|vkShare|Viber(?!.*Mozilla)|Iframely|Embedly|Snap URL Preview|Mattermost-Bot|Rocket\.Chat|ZoomBot|Google-Apps-Script|Bluesky Cardyb|Mastodon\/|Synapse\b|Notionbot|OneOutlook|ms-office|Microsoft Office[\w ]*|\bWhatsApp\b(?!.*Mozilla)|^WhatsApp/i;

/**
 * Everything else that names itself, by the words such names are made of: crawlers, assistants, monitors, mail security
 * (Barracuda Sentinel: JayBizzle/Crawler-Detect#552; others in "Bot clicks from security scanners: a field guide"), HTTP libraries (the
 * same lists), and headless programs that need no hiding. Assistants that look something up for somebody end in -User.
 */
const machines =
  /(?:[\w.-]*(?:bot|crawler|crawl|spider|archiver|slurp|scanner|fetcher|validator|checker|monitoring|lighthouse)\b[\w.-]*|[\w-]*Preview\b|BingPreview|[\w-]+-User\/\d|OAI-SearchBot|anthropic-ai|meta-(?:webindexer|externalagent)|CiscoSecureEmail|\bTMES\b|Google-(?:Safety|Read-Aloud|InspectionTool|Extended|Agent\w*|NotebookLM|CloudVertexBot)|GoogleOther|GoogleAgent[\w-]*|Mediapartners-Google|APIs-Google|FeedFetcher-Google|Bytespider|Barracuda[ \w-]*|Proofpoint[ \w-]*|Mimecast[ \w-]*|Trend ?Micro|Sophos|Symantec|MessageLabs|FortiGuard|Avanan|Hornetsecurity|UptimeRobot|StatusCake\w*|Pingdom[\w.]*|Datadog\/?\w*|NewRelic\w*|Site24x7|Better Uptime|Catchpoint|GTmetrix|PageSpeed|Nessus|Qualys\w*|urlscan|VirusTotal|CensysInspect|Expanse|zgrab|masscan|nmap|nuclei|ia_archiver|heritrix|nutch|scrapy|python-\w+|Python\/|aiohttp|httpx|urllib|libwww-perl|LWP::|Go-http-client|okhttp|Apache-HttpClient|Jakarta|Java\/|axios|node-fetch|undici|got \(|curl\/|Wget|HTTPie|PostmanRuntime|GuzzleHttp|PHP\/|Ruby|Faraday|Dalvik\/|CFNetwork|WinHttp|Microsoft-WebDAV|Microsoft Data Access|WebClient|PowerShell|Electron-fetch|Playwright|Puppeteer|Selenium|Cypress|PhantomJS|SlimerJS|HtmlUnit|Splash|wkhtmlto\w+|Prerender)/i;
/** A browser's name is none of a program; `+http` and a mail address are how robots say where to complain. */
const complaint = /\(?\+https?:|; ?https?:\/\/|@[\w-]+\.\w{2,}/i;
/** Makers of telephones and desktop applications whose names look like robots'. */
const noRobots = /\bCubot\b[^;)]*|Slack_SSB\/\S+|\bRobotics?\b/gi;

export function robotOf(userAgent: string): Robot | undefined {
  const text = userAgent.slice(0, 1_000).replace(noRobots, '');
  const preview = previews.exec(text);
  if (preview) return { name: preview[0], kind: 'preview' };
  const machine = machines.exec(text);
  if (machine) return { name: machine[0].trim(), kind: /Preview/.test(machine[0]) && !/Bing/.test(machine[0]) ? 'preview' : 'scanner' };
  return complaint.test(text) ? { name: text.slice(0, 60), kind: 'scanner' } : undefined;
}

/** Agents that drive a whole browser sign their requests (RFC 9421, "web-bot-auth"): simonwillison.net 2025/Aug/4 shows ChatGPT agent's. */
export const signedAgent = (headers: Readonly<Record<string, string>>): string | undefined =>
  headers['signature-agent']?.replaceAll('"', '');

export const isHeadless = (userAgent: string, brands: string): boolean => /headless/i.test(userAgent) || /headless/i.test(brands);
