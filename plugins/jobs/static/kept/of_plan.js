/**
 * Beside a plan on another room's page: the saved job that it is for, if it is for one. What it is told stands in its
 * attributes, as plugins/core/README.md says ("Parts that a script fills"). DOM only.
 */

import { KEY, savedJobs } from './saved_jobs.js';

class JobOfPlan extends HTMLElement {
  static observedAttributes = ['plan', 'job-title', 'company'];
  /** Another tab has saved a job, or taken one out. @param {StorageEvent} event */
  #follow = ({ key }) => {
    if (key === KEY || key === null) this.show();
  };

  connectedCallback() {
    addEventListener('storage', this.#follow);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('storage', this.#follow);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  show() {
    const [plan, title, company] = ['plan', 'job-title', 'company'].map((name) => this.getAttribute(name) ?? '');
    const jobs = savedJobs();
    const job =
      jobs.find((one) => one.plan && one.plan === plan) ??
      jobs.find((one) => title && one.title === title && one.company === company);
    this.hidden = !job;
    const [way, name] = [this.querySelector('a'), this.querySelector('bdi')];
    if (!job || !way || !name) return;
    way.hash = job.id;
    name.textContent = [job.title, job.company].filter(Boolean).join(' at ');
  }
}

customElements.define('job-of-plan', JobOfPlan);
