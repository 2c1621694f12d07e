"""How people are greeted, and jobs and topics are named in a sentence: many ways to type them, and what a person would write."""

from typing import Any

import pytest
from playwright.sync_api import Page

GREETINGS = {
    "Priya Nair": "Priya", "Priya": "Priya", "priya nair": "Priya", "PRIYA NAIR": "Priya", "NAIR Priya": "Priya",
    "Nair, Priya": "Priya", "Nair,Priya": "Priya", "NAIR, Priya": "Priya", "van der Berg, Anna": "Anna",
    "Okafor, Sam, PhD": "Sam", "Sam Okafor, PhD": "Sam", "PhD Sam Okafor": "Sam", "Sam Okafor, Ph.D.": "Sam",
    "Sam Okafor PhD MBA": "Sam", "Sam Okafor Jr.": "Sam", "Sam Okafor, Hiring Manager": "Sam", "Sam Okafor, HR": "Sam",
    "Sam Okafor (HR)": "Sam", "Sam Okafor (she/her)": "Sam", "Sam from HR": "Sam", "Sam - HR": "Sam",
    "Sam – hiring manager": "Sam", "Sam at Northwind": "Sam", "Sam Okafor | Northwind": "Sam", "Sam the recruiter": "Sam",
    "Sam Okafor <sam@x.example>": "Sam", "Sam Okafor sam@x.example": "Sam", "Sam?": "Sam", '"Sam Okafor"': "Sam",
    "Jean-Luc Picard": "Jean-Luc", "O'Brien, Pat": "Pat", "D'Arcy Wu": "D'Arcy", "Mary J. Blige": "Mary",
    "Zoë Łukasz": "Zoë", "José María Ruiz": "José", "Tanaka-san": "Tanaka-san", "JJ Smith": "JJ", "Al Pacino": "Al",
    "An Nguyen": "An", "My Tran": "My", "Van Nguyen": "Van", "李明": "李明", "Мария Иванова": "Мария",
    "Dr. Lee": "Dr. Lee", "dr. lee": "Dr. Lee", "Dr Lee": "Dr Lee", "Ms. Nair": "Ms. Nair", "Mr Smith": "Mr Smith",
    "Mrs. Ada Lund": "Mrs. Ada Lund", "Miss Lee": "Miss Lee", "Mx. Gray": "Mx. Gray", "Nair, Dr. Priya": "Dr. Priya Nair",
    "Prof. Dr. Ana Ruiz": "Prof. Dr. Ana Ruiz", "Dr. Sam Okafor, MD": "Dr. Sam Okafor", "Professor Ito": "Professor Ito",
    "Herr Schmidt": "Herr Schmidt", "Frau Dr. Weber": "Frau Dr. Weber", "Judge Cohen": "Judge Cohen",
    "Schmidt, Herr": "Herr Schmidt", "Señora Vidal": "Señora Vidal", "Mme Tremblay": "Mme Tremblay",
    "M. Dupont": "M. Dupont", "Hr. Hansen": "Hr. Hansen", "Pan Kowalski": "Pan Kowalski", "Rabbi Stein": "Rabbi Stein",
    "Captain Reed": "Captain Reed", "Sir Ian": "Sir Ian", "Fräulein Lenz": "Fräulein Lenz", "Signora Rossi": "Signora Rossi",
    "J. Smith": "J. Smith", "J Smith": "J Smith", "J. R. Smith": "J. R. Smith", "J.R. Smith": "J.R. Smith",
    "J.-P. Martin": "J.-P. Martin", "van der Berg": "van der Berg", "de Souza": "de Souza",
    "Ana and Bo": "Ana and Bo", "Ana & Bo": "Ana & Bo",
    "": "", "  ": "", "the hiring team": "", "The Hiring Team": "", "hiring team": "", "HR": "", "hr": "", "H.R.": "",
    "HR team": "", "HR Department": "", "Recruiting": "", "Recruitment": "", "Recruiter": "", "the recruiter": "",
    "Northwind Recruiting": "", "Talent Acquisition": "", "People Operations": "", "Human Resources": "", "Sales Team": "",
    "Hiring Manager": "", "Engineering Manager": "", "the manager": "", "Head of People": "", "Director of Engineering": "",
    "VP Engineering": "", "CTO": "", "Chief Technology Officer": "", "the panel": "", "panel": "", "everyone": "",
    "someone from HR": "", "an engineer": "", "Interviewer 2": "", "Person 1": "", "unknown": "", "TBD": "", "N/A": "",
    "?": "", "-": "", "2": "", "Mr.": "", "Dr.": "", "Sir or Madam": "", "J.": "", "J": "", "sam@x.org": "",
    "sam.okafor@x.example": "", "<sam@x.org>": "", "Sam Okafor, Northwind": "",
}  # fmt: skip

ROLES = {
    "an engineer": "engineer", "the engineer": "engineer", "a nurse": "nurse", "data analyst job": "data analyst",
    "data analyst role": "data analyst", "Senior Engineer position": "Senior Engineer", "the role of engineer": "engineer",
    "The position of an HR Coordinator": "HR Coordinator", "position: Clerk": "Clerk", "job as a clerk": "clerk",
    "HR Coordinator": "HR Coordinator", "the engineer job posting": "engineer", "Engineer at Northwind": "Engineer",
    "Job title: Engineer": "Engineer", "the Analyst opening": "Analyst", "my engineer role.": "engineer",
    "the job": "", "a role": "", "position": "", "the": "", "": "", "Android Developer": "Android Developer",
    "Theatre Technician": "Theatre Technician", "Job Coach": "Job Coach", "Anthropologist": "Anthropologist",
    "Role Designer": "Role Designer",
}  # fmt: skip

TOPICS = {
    "the new dashboards": "the new dashboards", "The warehouse move.": "the warehouse move", "kayaking": "kayaking",
    "How you run your stand-ups": "how you run your stand-ups", "about the move": "the move", "IT budgets": "IT budgets",
    "We talked about her team": "her team", "we both like kayaking": "kayaking", "Kubernetes": "Kubernetes", "": "",
    "talked about dogs!": "dogs", "Aboutness": "Aboutness", "The Hague": "the Hague",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "cases"), [("greetings.greetingOf", GREETINGS), ("people.roleOf", ROLES), ("greetings.topicOf", TOPICS)]
)
def test_as_typed(beside: Page, name: str, cases: dict[str, str]) -> None:
    """A first name, a whole name or none, never a fragment; a job without its article; a topic that follows "about"."""
    script = """async ([name, typed]) => {
      const [file, of] = name.split('.');
      const module = await import(`/plan/${file}.js`);
      return typed.map((text) => module[of](text));
    }"""
    found: Any = dict(zip(cases, beside.evaluate(script, [name, list(cases)]), strict=True))
    assert {text: said for text, said in found.items() if said != cases[text]} == {}
