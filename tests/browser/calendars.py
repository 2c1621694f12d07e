"""Calendar files, as two other programs understand them: icalendar, and ical.js in the browser."""

from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Page

# What ical.js makes of a file, as `read` below.
ICAL_JS = """async (text) => {
  const { default: ICAL } = await import('/ical.js');
  const file = new ICAL.Component(ICAL.parse(text));
  return file.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description ?? '',
      start: event.startDate.toString(), end: event.endDate.toString(), allDay: event.startDate.isDate,
      transparent: component.getFirstPropertyValue('transp'), stamp: component.getFirstPropertyValue('dtstamp').toString(),
      status: component.getFirstPropertyValue('status') ?? '',
      alarms: component.getAllSubcomponents('valarm').map((alarm) => [alarm.getFirstPropertyValue('action'),
        alarm.getFirstPropertyValue('trigger').toString(), alarm.getFirstPropertyValue('description')]),
    };
  });
}"""


def with_ical(page: Page, root: Path) -> Page:
    """The page, where ical.js can be imported too."""
    path = root / "node_modules" / "ical.js" / "dist" / "ical.js"
    page.route("**/ical.js", lambda route: route.fulfill(path=path, content_type="text/javascript"))
    return page


def read(text: str) -> list[dict[str, Any]]:
    """The events of a file, as icalendar understands them."""
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    assert (found["VERSION"], "METHOD" in found, bool(found["PRODID"])) == ("2.0", False, True)
    events = []
    for event in found.walk("VEVENT"):
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        events.append(
            {
                "uid": str(event["UID"]),
                "sequence": event["SEQUENCE"],
                "summary": str(event["SUMMARY"]),
                "description": str(event.get("DESCRIPTION", "")),
                "start": start.isoformat(),
                "end": end.isoformat(),
                "allDay": type(start) is date,
                "transparent": event["TRANSP"],
                "stamp": event.decoded("DTSTAMP").strftime("%Y-%m-%dT%H:%M:%SZ"),
                "status": str(event.get("STATUS", "")),
                "alarms": [
                    [alarm["ACTION"], alarm["TRIGGER"].to_ical().decode(), str(alarm["DESCRIPTION"])]
                    for alarm in event.walk("VALARM")
                ],
            }
        )
    return events
